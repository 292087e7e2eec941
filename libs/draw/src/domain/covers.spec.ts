import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { CLERK, county, HEAD } from '../testing/county';
import { aDraw, aFreeze, DRAW, executedDraw, hotels, pools, timesIn, unblindedIn } from '../testing/steps';
import { aClosure, aDesignation, aTask, evidence, TASK } from '../testing/tasks';
import { anApproval, aNotice, aStart } from '../testing/visits';
import { tasksOfDraw } from './drawn-tasks';
import { frozenRegisterOf } from './draw-questions';
import { readList } from './lists';

const keyCheck = (entity: string, at: number, members: object = {}) =>
  aTask({ origin: 'KEY', entity, due: '2026-06-30', ...members }, idOf(at));

const OTHER_PLAN = 'GQ-2026-B';

function idOf(at: number): string {
  return `00000000-0000-4000-a000-0000000004${String(at).padStart(2, '0')}`;
}

const times = {
  commitBy: '2026-06-03T17:00:00.000+08:00',
  revealBy: '2026-06-04T17:00:00.000+08:00',
  unblind: { officers: '2026-06-09T08:00:00.000+08:00', entity: '2026-06-09T12:00:00.000+08:00' },
  validOn: '2026-06-09',
};
const older = { no: 2, kind: 'DAILY', strata: [hotels], exclude: ['COVERED_KEY'] };
const visited = { ...older, coveredMeans: 'VISITED_OR_PENDING' };
const daily = { ...older, coveredMeans: 'INSPECTED_OR_PENDING' };

/** Frozen on the first of June. */
function frozen(now: Scenario, plan: object = daily) {
  now.passTo('2026-06-01T09:00:00.000+08:00').given(aDraw({ ...plan, ...times }, 'D'), aFreeze('D'));
  const register = frozenRegisterOf(now.facts(), 'D');
  if (register === undefined) throw new Error('not frozen');
  return register;
}

function leftOut(now: Scenario, plan: object = daily): readonly object[] {
  return readList(now.facts(), frozen(now, plan).lists.excluded);
}

/** On the 20th of April, seven weeks after the register was filled. */
function drawnByAnotherPlan(stratum: object): Scenario {
  const now = county().passTo('2026-04-20T09:00:00.000+08:00');
  const { data } = now.last('PlanApproved');
  now.given({ type: 'PlanApproved', stream: `plan/${OTHER_PLAN}`, actor: HEAD, data });
  const members = { plan: OTHER_PLAN, strata: [stratum], ...timesIn(7) };
  return unblindedIn(executedDraw(members, DRAW, now), DRAW, 7);
}

const KEPT_OUT = [{ entity: 'E-001', reason: 'COVERED_KEY' }];

describe('a key check spares its entity further draws', () => {
  it('while it is open and not overdue', () => {
    expect(leftOut(county().given(keyCheck('E-001', 1)))).toEqual(KEPT_OUT);
    expect(leftOut(county().given(keyCheck('E-001', 1, { due: '2026-05-31' })))).toEqual([]);
  });

  const begun = (due: string): Scenario => {
    const now = county().given(aTask({ origin: 'KEY', due }), aDesignation());
    return now.given(anApproval(TASK), aNotice(now, TASK), aStart(now, TASK));
  };
  const finished = (result: string): Scenario => {
    const now = begun('2026-05-31');
    const { actor = '', cosigners = [], ...started } = aStart(now, TASK);
    const state = (type: string, data: object): Draft => ({ ...started, type, data, actor });
    const record = { sha256: evidence[0], size: 1 };
    return now.given(
      state('CertificateShown', { officers: [actor, ...cosigners] }),
      state('ItemAnswered', { item: 'PP-01', result: 'PASS' }),
      { ...state('RecordSigned', { by: 'ENTITY', record }), cosigners },
      { ...state('InspectionFinished', { result }), cosigners },
    );
  };

  it.each(['NORMAL', 'ORDERED', 'CASE_OPENED', 'TRANSFERRED'])('once it was inspected: %s', (result) => {
    expect(leftOut(finished(result))).toEqual(KEPT_OUT);
  });

  it.each(['CLOSED', 'REFUSED', 'NOT_INSPECTED'])('not by a visit that ended as %s', (result) => {
    expect(leftOut(finished(result))).toEqual([]);
    // The plan of an older log that takes every visit for a cover still does.
    expect(leftOut(finished(result), visited)).toEqual(KEPT_OUT);
  });

  it('not by a visit that began and never ended, once it is overdue', () => {
    expect(leftOut(begun('2026-06-30'))).toEqual(KEPT_OUT);
    expect(leftOut(begun('2026-05-31'))).toEqual([]);
    expect(leftOut(begun('2026-05-31'), visited)).toEqual(KEPT_OUT);
  });

  it('no longer once it is closed without a visit', () => {
    const now = county()
      .given(keyCheck('E-001', 1))
      .given(aClosure(idOf(1), 'G-02'));
    expect(leftOut(now)).toEqual([]);
  });

  it('by a draw of another plan too, until its task is closed without a visit', () => {
    const swimming = { ...daily, strata: [pools] };
    expect(leftOut(drawnByAnotherPlan(pools), swimming)).toHaveLength(6);
    const now = drawnByAnotherPlan(pools);
    const [first] = tasksOfDraw(now.facts(), DRAW);
    now.given(aClosure(first?.task ?? '', first?.lead ?? ''));
    const rows = leftOut(now, swimming);
    expect(rows).toHaveLength(5);
    expect(rows).not.toContainEqual({ entity: first?.entity, reason: 'COVERED_KEY' });
  });

  it('as it was added, where the plan of an older log does not say what covers', () => {
    const now = county()
      .given(keyCheck('E-001', 1))
      .given(aClosure(idOf(1), 'G-02'));
    expect(leftOut(now, older)).toEqual(KEPT_OUT);
  });

  it('where the head or the deputy signs it: no clerk hides anybody', () => {
    const now = county();
    expect(now.admission(keyCheck('E-001', 1))).toBe('key-check-not-ordered');
    expect(now.admission({ ...keyCheck('E-001', 1), cosigners: [HEAD] })).toBe('admitted');
    expect(now.admission({ ...keyCheck('E-001', 1), actor: HEAD })).toBe('admitted');
    expect(now.admission({ ...aTask({ origin: 'SPECIAL' }), actor: CLERK })).toBe('admitted');
  });
});

describe('the alarm on a band that exclusions have moved', () => {
  const FOUR = ['E-001', 'E-003', 'E-005', 'E-007'];
  const moved = (now: Scenario, plan: object = daily): object | undefined =>
    frozen(now, plan).sizes.find(({ id }) => id === 'S-hotels')?.moved;

  it('names four key checks of the last 30 days that took 24 hotels below the edge', () => {
    const now = county().passTo('2026-05-20T10:00:00.000+08:00');
    now.given(...FOUR.map((id, at) => keyCheck(id, at)));
    const register = frozen(now);
    expect(register.sizes[0]).toMatchObject({
      ...{ population: 20, drawn: 10, oneMore: 8 },
      moved: { since: '2026-05-02', population: 24, drawn: 9, came: 0, left: 4 },
    });
    const entries = now.all('TaskAdded').map(({ index }) => index);
    expect(readList(now.facts(), register.lists.movers ?? register.lists.unlisted)).toEqual(
      FOUR.map((entity, at) => ({ entity, entry: entries[at], stratum: 'S-hotels', came: false })),
    );
  });

  it('names the closures that gave them back', () => {
    const now = county().given(...FOUR.map((id, at) => keyCheck(id, at)));
    now.passTo('2026-05-20T10:00:00.000+08:00').given(aClosure(idOf(0), 'G-02'));
    expect(moved(now)).toMatchObject({ population: 20, drawn: 10, came: 1, left: 0 });
  });

  it('names the draw of another plan that took whom it drew', () => {
    const { ratioDecision: _bands, ...plain } = hotels;
    const now = drawnByAnotherPlan({ ...plain, mode: 'census' });
    now.given(aDraw({ ...daily, ...timesIn(9) }, 'D'), aFreeze('D'));
    const register = frozenRegisterOf(now.facts(), 'D');
    expect(register?.sizes[0]?.moved).toMatchObject({ population: 24, came: 0, left: 24 });
    const movers = readList<{ entry: number }>(
      now.facts(),
      register?.lists.movers ?? { sha256: '', size: 0 },
    );
    expect(new Set(movers.map(({ entry }) => entry))).toEqual(
      new Set([now.all('TasksAssignedSealed')[0]?.index]),
    );
  });

  it('is silent on key checks of long before, and in older plans', () => {
    expect(moved(county().given(...FOUR.map((id, at) => keyCheck(id, at))))).toBeUndefined();
    const now = county().passTo('2026-05-20T10:00:00.000+08:00');
    now.given(...FOUR.map((id, at) => keyCheck(id, at)));
    expect(moved(now, older)).toBeUndefined();
  });
});
