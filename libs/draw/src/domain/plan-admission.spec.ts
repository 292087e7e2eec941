import type { Scenario } from '@mingjing/kernel/testing';
import { county, HEAD, PLAN, ratio } from '../testing/county';
import { aDraw, aFreeze, aVoid, clinics, DRAW, hotels, pools, timesIn } from '../testing/steps';
import { frozenRegisterOf } from './draw-questions';

const DECIDED = '00000000-0000-4000-9000-0000000000b1';
const { ratioDecision: _bands, ...plain } = hotels;
const strata = (...all: readonly object[]): object => ({ strata: all });

describe('the numbers of a new draw', () => {
  it('are admitted where each was decided', () => {
    expect(county().admission(aDraw())).toBe('admitted');
  });

  it('have no minimum but the one that was decided with the share', () => {
    const { minimum: _minimum, ...unbounded } = clinics;
    const now = county();
    expect(now.admission(aDraw(strata({ ...clinics, minimum: 10 })))).toBe('minimum-differs');
    expect(now.admission(aDraw(strata(unbounded)))).toBe('minimum-differs');
    expect(now.admission(aDraw(strata({ ...hotels, minimum: 1 })))).toBe('minimum-differs');
  });

  it('say of no stratum that it is drawn whole unless somebody decided it', () => {
    const now = county().given(ratio(DECIDED, { source: 'FLOOR', ratio: [1, 1] }));
    const census = { ...plain, mode: 'census' };
    expect(now.admission(aDraw(strata(census)))).toBe('census-undecided');
    expect(now.admission(aDraw(strata({ ...census, ratioDecision: hotels.ratioDecision })))).toBe(
      'census-undecided',
    );
    expect(now.admission(aDraw(strata({ ...census, ratioDecision: DECIDED })))).toBe('admitted');
    expect(now.admission(aDraw(strata(pools)))).toBe('admitted');
    const yearly = { ...plain, annual: { share: [1, 1], step: [1, 1] } };
    expect(now.admission(aDraw({ ...strata(yearly), exclude: ['DRAWN_THIS_YEAR'] }))).toBe(
      'census-undecided',
    );
  });

  it('are not asked for again by a draw that takes over a frozen register', () => {
    const now = county().given(aDraw(strata({ ...clinics, minimum: 10 })), aFreeze());
    now.passTo('2026-03-04T09:00:00.000+08:00').given(aVoid('ABANDONED'));
    const again = { ...strata({ ...clinics, minimum: 10 }), ...timesIn(1), replaces: DRAW };
    expect(now.admission(aDraw(again, 'GQ-2026-1B'))).toBe('admitted');
  });
});

describe('the last draw of the year', () => {
  const share = (no: number, members: object = {}): object => ({
    ...{ ...plain, annual: { share: [40, 100], step: [no, 2] }, ...members },
  });
  const daily = (no: number, stratum: object): object => ({
    ...{ plan: PLAN, no, kind: 'DAILY', strata: [stratum], exclude: ['DRAWN_THIS_YEAR'] },
  });
  /** The plan has two draws of this kind, numbers 2 and 4. */
  const firstPlanned = (): Scenario => county().given(aDraw(daily(2, share(1)), 'GQ-2026-2'));

  it('goes on with every yearly share that an earlier one began', () => {
    const now = firstPlanned();
    expect(now.admission(aDraw(daily(4, clinics), 'GQ-2026-4'))).toBe('annual-left-out');
    expect(now.admission(aDraw(daily(4, share(2)), 'GQ-2026-4'))).toBe('admitted');
  });

  it('neither narrows its entities nor lowers the share', () => {
    const now = firstPlanned().given(ratio(DECIDED, { source: 'FLOOR', ratio: [35, 100] }));
    const narrow = share(2, { select: { ...hotels.select, districts: ['tianzhen'] } });
    expect(now.admission(aDraw(daily(4, narrow), 'GQ-2026-4'))).toBe('annual-left-out');
    const lower = share(2, { annual: { share: [35, 100], step: [2, 2] }, ratioDecision: DECIDED });
    expect(now.admission(aDraw(daily(4, lower), 'GQ-2026-4'))).toBe('annual-left-out');
    const reordered = share(2, { id: 'S-other', select: { subtypes: ['PP-HOTEL'], categories: ['PP'] } });
    expect(now.admission(aDraw(daily(4, reordered), 'GQ-2026-4'))).toBe('admitted');
  });

  it('leaves no share to a draw that is planned after it', () => {
    const now = county().given(aDraw(daily(4, pools), 'GQ-2026-4'));
    expect(now.admission(aDraw(daily(2, share(1)), 'GQ-2026-2'))).toBe('annual-left-out');
    expect(now.admission(aDraw(daily(2, clinics), 'GQ-2026-2'))).toBe('admitted');
  });
});

describe('what leaves entities out of a new draw', () => {
  it('says what covers them', () => {
    const now = county();
    expect(now.admission(aDraw({ exclude: ['COVERED_KEY'] }))).toBe('covered-means-unsaid');
    expect(now.admission(aDraw({ exclude: ['COVERED_UPSTREAM'] }))).toBe('covered-means-unsaid');
    const visited = { exclude: ['COVERED_KEY'], coveredMeans: 'VISITED_OR_PENDING' };
    expect(now.admission(aDraw(visited))).toBe('covered-means-unsaid');
    const said = { exclude: ['COVERED_KEY'], coveredMeans: 'INSPECTED_OR_PENDING' };
    expect(now.admission(aDraw({ ...said, strata: [pools] }))).toBe('admitted');
  });

  it('does not move a band behind the back of its alarm', () => {
    const covered = { exclude: ['COVERED_KEY'], coveredMeans: 'INSPECTED_OR_PENDING' };
    expect(county().admission(aDraw(covered))).toBe('band-alarm-unsaid');
    expect(county().admission(aDraw({ ...covered, bandAlarm: 'DAY_BY_DAY' }))).toBe('admitted');
  });

  it('is no authority that nobody knows, which would leave out everybody', () => {
    const now = county();
    const { data } = now.last('PlanApproved');
    const nowhere = { ...data, responsible: { ...(data.responsible as object), section: 'nowhere' } };
    const approved = { type: 'PlanApproved', stream: 'plan/GQ-X', actor: HEAD, data: nowhere };
    expect(now.admission(approved)).toBe('org-unknown');
    now.given(approved);
    const members = { plan: 'GQ-X', strata: [pools], exclude: ['OTHER_LICENSOR'] };
    expect(now.admission(aDraw(members))).toBe('licensor-unknown');
    expect(now.admission(aDraw({ ...members, exclude: ['DRAWN_THIS_YEAR'] }))).toBe('admitted');
    // An older log may hold it: its replay empties the pool as it did.
    now.given(aDraw(members), aFreeze());
    expect(frozenRegisterOf(now.facts(), DRAW)?.counts).toMatchObject({ entities: 0, excluded: 6 });
  });

  it('is no authority where no licensing one stands above the section', () => {
    const now = county();
    const { data } = now.last('PlanApproved');
    const justice = { ...data, responsible: { ...(data.responsible as object), section: 'gaoqing-justice' } };
    now.given({ type: 'PlanApproved', stream: 'plan/GQ-J', actor: HEAD, data: justice });
    const members = { plan: 'GQ-J', strata: [pools], exclude: ['OTHER_LICENSOR'] };
    expect(now.admission(aDraw(members))).toBe('licensor-unknown');
  });
});
