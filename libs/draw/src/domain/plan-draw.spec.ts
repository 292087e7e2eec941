import { county, FLOOR, JUSTICE, LEGAL, organisation, ratio, role } from '../testing/county';
import { aDraw, clinics, contributors, hotels, pools, TIMES } from '../testing/steps';

const annual = { share: [40, 100], step: [1, 4] };
const { ratioDecision: _decision, ...plain } = hotels;
const without = { ...clinics, ratio: undefined, minimum: undefined, ratioDecision: undefined };
const bare = JSON.parse(JSON.stringify(without)) as object;
const unblind = (officers: string, entity: string): object => ({ unblind: { officers, entity } });
const withStratum = (changes: object): object => ({ strata: [{ ...hotels, ...changes }, pools, clinics] });

describe('the plan of a draw', () => {
  it('is accepted where everything is fixed and decided beforehand', () => {
    expect(county().outcome(aDraw())).toBe('accepted');
  });

  it('takes a beacon, joint parties, weights and a yearly share', () => {
    const strata = [
      { ...plain, annual: { ...annual, step: [4, 4] } },
      { ...pools, field: undefined, parties: [{ id: 'market', field: 'M/pools' }] },
    ].map((stratum) => JSON.parse(JSON.stringify(stratum)) as object);
    const members = {
      strata,
      beacon: { source: 'LOTTERY', round: '2026025', at: '2026-03-04T21:15:00.000+08:00' },
      exclude: ['DRAWN_THIS_YEAR'],
    };
    expect(county().outcome(aDraw({ ...members, weights: [{ grade: 'C', weight: 2 }] }))).toBe('accepted');
  });

  it.each<[string, object]>([
    ['unknown-algorithm', { algorithm: 'mingjing-draw-v2' }],
    ['draw-not-in-plan', { plan: 'GQ-2027' }],
    ['draw-not-in-plan', { no: 9 }],
    ['draw-not-in-plan', { kind: 'DAILY' }],
    ['checklist-unknown', { checklist: 'nothing' }],
    ['item-not-on-checklist', { items: ['PP-01', 'PP-99'] }],
    ['not-the-organiser', { organiser: 'organiser/O-2' }],
    ['time-not-real', { validOn: '2026-02-30' }],
    ['time-not-real', { commitBy: '2026-02-30T17:00:00.000+08:00' }],
    ['times-out-of-order', { commitBy: TIMES.revealBy, revealBy: TIMES.commitBy }],
    ['times-out-of-order', { revealBy: TIMES.commitBy }],
    ['times-out-of-order', unblind(TIMES.revealBy, TIMES.unblind.entity)],
    ['times-out-of-order', unblind(TIMES.unblind.entity, TIMES.unblind.officers)],
    ['commit-by-passed', { commitBy: '2026-03-01T17:00:00.000+08:00' }],
    ['too-few-contributors', { contributors: contributors.slice(1) }],
    ['duplicate-contributor', { contributors: contributors.map((one) => ({ ...one, id: 'legal' })) }],
    ['contributor-actor-twice', { contributors: contributors.map((one) => ({ ...one, actor: LEGAL })) }],
    ['legal-not-contributing', { contributors: [contributors[0], { id: 'justice', actor: JUSTICE }] }],
    [
      'contributor-without-organisation',
      { contributors: [...contributors, { id: 'nobody', actor: 'clerk/N-1' }] },
    ],
    ['contributors-related', { contributors: [...contributors, { id: 'second', actor: 'organiser/O-2' }] }],
    ['contributors-related', { contributors: [...contributors, { id: 'head', actor: 'head/H-1' }] }],
    ['duplicate-stratum', { strata: [hotels, hotels] }],
    ['strata-overlap', { strata: [{ ...hotels, select: { categories: ['PP'] } }, pools] }],
    ['field-and-parties', withStratum({ parties: [{ id: 'health', field: 'G/public-places' }] })],
    ['bad-ratio', withStratum({ ratio: [3, 2], ratioDecision: FLOOR })],
    ['ratio-unknown', withStratum({ ratioDecision: '00000000-0000-4000-9000-00000000000f' })],
    ['ratio-differs', withStratum({ ratio: [1, 2] })],
    ['ratio-differs', { strata: [{ ...clinics, ratio: [29, 100] }] }],
    ['ratio-differs', { strata: [{ ...bare, ratioDecision: FLOOR }] }],
    ['ratio-undecided', { strata: [{ ...bare, ratio: [30, 100] }] }],
    [
      'ratio-undecided',
      { exclude: ['DRAWN_THIS_YEAR'], strata: [{ ...plain, annual: { ...annual, share: [39, 100] } }] },
    ],
    [
      'ratio-differs',
      { exclude: ['DRAWN_THIS_YEAR'], strata: [{ ...hotels, annual, ratioDecision: FLOOR }] },
    ],
    ['annual-with-ratio', { exclude: ['DRAWN_THIS_YEAR'], strata: [{ ...plain, annual, minimum: 3 }] }],
    [
      'bad-annual',
      { exclude: ['DRAWN_THIS_YEAR'], strata: [{ ...plain, annual: { ...annual, step: [5, 4] } }] },
    ],
    ['annual-without-exclusion', { strata: [{ ...plain, annual }] }],
    ['annual-behind-plan', { exclude: ['DRAWN_THIS_YEAR'], strata: [{ ...plain, annual }] }],
    ['upstream-unknown', { upstream: 'U-1' }],
    ['replaced-draw-stands', { replaces: 'GQ-2026-0' }],
  ])('is refused with %s where it says %j', (code, members) => {
    expect(county().outcome(aDraw(members))).toBe(code);
  });

  it('is refused under an id that others could misread', () => {
    expect(county().outcome(aDraw({}, 'GQ/2026'))).toBe('bad-draw-id');
    expect(county().outcome(aDraw({}, 'x'.repeat(101)))).toBe('bad-draw-id');
  });

  it('cannot name the ratio of another plan', () => {
    const now = county();
    const { data } = now.last('PlanApproved');
    const other = '00000000-0000-4000-9000-000000000009';
    now.given(
      { type: 'PlanApproved', stream: 'plan/GQ-2026-B', actor: 'head/H-1', data },
      { ...ratio(other, { source: 'FLOOR', ratio: [50, 100] }), stream: 'plan/GQ-2026-B' },
    );
    expect(now.outcome(aDraw({ strata: [{ ...plain, ratio: [50, 100], ratioDecision: other }] }))).toBe(
      'ratio-unknown',
    );
  });

  it('has independent contributors only as long as no organisation is above another', () => {
    const now = county().given(
      organisation(['gaoqing-team', 'COUNTY_BRIGADE', 'gaoqing-legal']),
      role(['head/T-1', 'DEPUTY', 'gaoqing-team']),
    );
    const three = [...contributors, { id: 'team', actor: 'head/T-1' }];
    expect(now.outcome(aDraw({ contributors: three }))).toBe('contributors-related');
    expect(now.outcome(aDraw({ contributors: [...contributors, { id: 'justice', actor: JUSTICE }] }))).toBe(
      'accepted',
    );
  });

  it('stands once under its id and once under its number', () => {
    const now = county().given(aDraw());
    expect(now.outcome(aDraw())).toBe('draw-exists');
    expect(now.outcome(aDraw({}, 'GQ-2026-1B'))).toBe('draw-number-used');
    expect(now.outcome(aDraw({ no: 2, kind: 'DAILY' }, 'GQ-2026-2'))).toBe('accepted');
  });

  it('is stated by a draw organiser alone', () => {
    expect(county().outcome({ ...aDraw(), actor: LEGAL })).toBe('not-authorised');
    expect(county().outcome({ ...aDraw(), stream: 'task/x' })).toBe('wrong-stream');
  });
});
