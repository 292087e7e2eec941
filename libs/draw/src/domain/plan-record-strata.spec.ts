import type { Scenario } from '@mingjing/kernel/testing';
import { HEAD } from '../testing/county';
import { bureau, complained, offenders, ordinary, PLAN_2, planned } from '../testing/records';
import { aDraw, aFreeze, hotels, pools } from '../testing/steps';
import { frozenRegisterOf } from './draw-questions';

const OWN = '00000000-0000-4000-9000-0000000000d1';
const GENERAL = ordinary.ratioDecision;
const BANDS = [
  { min: 1, max: 20, percent: 50 },
  { min: 21, max: 50, percent: 35 },
  { min: 51, max: 100, percent: 25 },
  { min: 101, max: 200, percent: 12 },
  { min: 201, max: 500, percent: 8 },
  { min: 501, percent: 4 },
];

/** The bureau with a decision of its own for S-complained, unless told otherwise. */
function decided(members: object): Scenario {
  const data = { decision: OWN, stratum: 'S-complained', reason: '依据年度监督力量确定', ...members };
  return bureau().given({ type: 'RatioDecided', stream: `plan/${PLAN_2}`, actor: HEAD, data });
}

describe('a stratum of entities with a record', () => {
  const draw = (members: object) =>
    aDraw({ ...planned, strata: [ordinary, { ...complained, ...members }, offenders] });

  it('goes by the published table without a decision', () => {
    expect(bureau().admission(draw({}))).toBe('admitted');
  });

  it('goes by no decision that says less than the stratum', () => {
    const now = bureau();
    const under = draw({ ratioDecision: GENERAL });
    expect(now.admission(under)).toBe('record-ratio-differs');
    // An older log may hold it: its freeze went by the decision, 20 % of two.
    now.given(under, aFreeze());
    expect(frozenRegisterOf(now.facts(), 'GQ-2026-1')?.sizes[0]).toMatchObject({ population: 2, drawn: 1 });
  });

  it('goes by no bands, whose percentage the table does not know', () => {
    const now = decided({ source: 'BAND', bands: BANDS });
    expect(now.admission(draw({ ratioDecision: OWN }))).toBe('record-ratio-differs');
  });

  it('takes more than the table says where that was decided, and as much as was', () => {
    const now = decided({ source: 'FLOOR', ratio: [9, 10] });
    expect(now.admission(draw({ ratio: [90, 100] }))).toBe('ratio-undecided');
    expect(now.admission(draw({ ratio: [90, 100], ratioDecision: OWN }))).toBe('admitted');
    expect(now.admission(draw({ ratio: [85, 100], ratioDecision: OWN }))).toBe('record-ratio-differs');
  });

  it('is drawn whole only where that was decided', () => {
    const whole = { mode: 'census', ratio: undefined };
    const census = JSON.parse(JSON.stringify(draw(whole))) as ReturnType<typeof draw>;
    const named = JSON.parse(JSON.stringify(draw({ ...whole, ratioDecision: OWN }))) as typeof census;
    expect(bureau().admission(census)).toBe('ratio-undecided');
    expect(decided({ source: 'FLOOR', ratio: [9, 10] }).admission(named)).toBe('record-ratio-differs');
    expect(decided({ source: 'FLOOR', ratio: [1, 1] }).admission(named)).toBe('admitted');
  });
});

describe('the published table of records', () => {
  const admission = (...all: readonly object[]): string =>
    bureau().admission(aDraw({ ...planned, strata: all }));

  it('holds in every draw that takes a share of the same entities', () => {
    expect(admission(ordinary)).toBe('record-class-left-out');
    expect(admission(ordinary, offenders)).toBe('record-class-left-out');
    expect(admission(ordinary, complained, offenders)).toBe('admitted');
  });

  it('is not narrowed: who is outside the stratum of his class would stay among the others', () => {
    const narrow = { ...complained, select: { ...complained.select, districts: ['tianzhen'] } };
    expect(admission(ordinary, narrow, offenders)).toBe('record-class-left-out');
    const there = { ...ordinary, select: { ...hotels.select, districts: ['tianzhen'] } };
    expect(admission(there, narrow, offenders)).toBe('admitted');
    const others = { ...complained, select: { categories: ['MI'], records: ['COMPLAINT_HEAVY'] } };
    expect(admission(ordinary, others, offenders)).toBe('record-class-left-out');
  });

  it('asks nothing of a draw that takes all of a trade', () => {
    expect(admission(pools)).toBe('admitted');
  });
});
