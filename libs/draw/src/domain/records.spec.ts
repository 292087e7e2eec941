import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { CLERK, county, entity, entityChange, HEAD } from '../testing/county';
import { aCommitment, aDraw, aFreeze, aReveal, hotels, pools, timesIn, unblindedIn } from '../testing/steps';
import { aTask } from '../testing/tasks';
import { frozenRegisterOf } from './draw-questions';
import type { FrozenRegister } from './draw-state';
import { readList } from './lists';
import { timesDrawn } from './year-facts';

const PLAN_2 = 'GQ-2026-R';
const heavy = { id: 'COMPLAINT_HEAVY', complaints: 2, ratio: [80, 100], cap: 2 };
const serious = { id: 'SERIOUS', tag: '严重违法', ratio: [60, 100], cap: 3 };
const RATIO = '00000000-0000-4000-9000-00000000000a';

const ordinary = {
  ...{ id: 'S-hotels', field: 'G/public-places', mode: 'ratio', ratio: [20, 100], ratioDecision: RATIO },
  select: hotels.select,
};
const complained = {
  ...{ id: 'S-complained', field: 'G/public-places', mode: 'ratio', ratio: [100, 100] },
  select: { ...hotels.select, records: ['COMPLAINT_HEAVY'] },
};
const offenders = {
  ...{ id: 'S-serious', field: 'G/public-places', mode: 'ratio', ratio: [60, 100] },
  select: { ...hotels.select, records: ['SERIOUS'] },
};
const planned = { plan: PLAN_2, no: 2, kind: 'DAILY', strata: [ordinary, complained, offenders] };

function complaint(at: number, about: string, received: string): Draft {
  const id = `00000000-0000-4000-a000-0000000001${String(at).padStart(2, '0')}`;
  const data = { kind: 'COMPLAINT', entity: about, received };
  return { type: 'TriggerRecorded', stream: `trigger/${id}`, actor: CLERK, data };
}

const LAST_YEAR = '2025-02-01T10:00:00.000+08:00';
const LATELY = '2026-02-01T10:00:00.000+08:00';

/** A plan with the published table; E-001 complained of twice lately, E-002 long ago, E-003 with a serious record, E-004 with both. */
function bureau(members: object = {}): Scenario {
  const now = county();
  const { data } = now.last('PlanApproved');
  const approved = { ...data, records: [heavy, serious], bindings: undefined, capPerEntity: 1, ...members };
  return now.given(
    {
      ...{ type: 'PlanApproved', stream: `plan/${PLAN_2}`, actor: HEAD },
      data: JSON.parse(JSON.stringify(approved)) as object,
    },
    {
      ...{ type: 'RatioDecided', stream: `plan/${PLAN_2}`, actor: HEAD },
      data: { decision: RATIO, source: 'FLOOR', ratio: [20, 100], reason: '依据年度监督力量确定' },
    },
    ...[1, 2].map((at) => complaint(at, 'E-001', LATELY)),
    ...[3, 4].map((at) => complaint(at, 'E-002', at === 3 ? LAST_YEAR : LATELY)),
    ...[5, 6].map((at) => complaint(at, 'E-004', LATELY)),
    ...['E-003', 'E-004'].map((id) => entityChange(id, { tags: ['严重违法'] })),
  );
}

function drawn(now: Scenario, members: object, id: string): FrozenRegister {
  now.given(aDraw({ ...planned, ...members }, id), aCommitment('organiser', id), aCommitment('legal', id));
  now
    .given(aFreeze(id))
    .given(aReveal(now, 'organiser', id))
    .given(aReveal(now, 'legal', id));
  const register = frozenRegisterOf(now.facts(), id);
  if (register === undefined) throw new Error('not frozen');
  return register;
}

function stratumOf(now: Scenario, { lists }: FrozenRegister, id: string): string | undefined {
  const rows = readList<{ id: string; stratum: string }>(now.facts(), lists.entities);
  return rows.find((row) => row.id === id)?.stratum;
}

function excluded(now: Scenario, { lists }: FrozenRegister): readonly object[] {
  return readList<{ entity: string; reason: string }>(now.facts(), lists.excluded);
}

describe('entities with a record', () => {
  it('stand in a stratum of their own, by complaints of the last year or by a tag of the register', () => {
    const now = bureau();
    const register = drawn(now, {}, 'GQ-R-1');
    expect(stratumOf(now, register, 'E-001')).toBe('S-complained');
    expect(stratumOf(now, register, 'E-002')).toBe('S-hotels');
    expect(stratumOf(now, register, 'E-003')).toBe('S-serious');
    expect(register.sizes).toMatchObject([
      { id: 'S-complained', population: 2, drawn: 2 },
      { id: 'S-hotels', population: 21, drawn: 5 },
      { id: 'S-serious', population: 1, drawn: 1 },
    ]);
  });

  it('stand in one stratum, that of the first line of the table, where they fit two', () => {
    const now = bureau();
    expect(stratumOf(now, drawn(now, {}, 'GQ-R-1'), 'E-004')).toBe('S-complained');
  });

  it('stay among the others where a draw has no stratum for them: a record is no way out', () => {
    const now = bureau();
    const register = drawn(now, { strata: [ordinary, offenders] }, 'GQ-R-1');
    expect(stratumOf(now, register, 'E-001')).toBe('S-hotels');
    expect(stratumOf(now, register, 'E-004')).toBe('S-serious');
  });

  it('are drawn as often a year as the table allows, and no more; others once', () => {
    const now = bureau();
    const members = { exclude: ['DRAWN_THIS_YEAR'] };
    drawn(now, members, 'GQ-R-1');
    unblindedIn(now, 'GQ-R-1', 0);
    const second = drawn(now, { ...members, no: 4, ...timesIn(1) }, 'GQ-R-2');
    expect(stratumOf(now, second, 'E-001')).toBe('S-complained');
    expect(timesDrawn(now.facts(), PLAN_2, 'E-001')).toBe(2);
    unblindedIn(now, 'GQ-R-2', 1);
    const third = drawn(now, { no: 6, kind: 'JOINT', ...timesIn(2) }, 'GQ-R-3');
    expect(stratumOf(now, third, 'E-001')).toBeUndefined();
    expect(excluded(now, third)).toContainEqual({ entity: 'E-001', reason: 'CAP_REACHED' });
    expect(stratumOf(now, third, 'E-003')).toBe('S-serious');
    const most = Array.from({ length: 20 }, (_, at) =>
      timesDrawn(now.facts(), PLAN_2, `E-0${String(at + 5).padStart(2, '0')}`),
    );
    expect(Math.max(...most)).toBe(1);
  });

  it('are checked again where they are complained of, whatever else has covered them', () => {
    const now = bureau();
    for (const [at, id] of ['E-001', 'E-003', 'E-010'].entries()) {
      now.given(aTask({ origin: 'KEY', entity: id }, `00000000-0000-4000-a000-00000000020${String(at)}`));
    }
    const register = drawn(now, { exclude: ['COVERED_KEY'] }, 'GQ-R-1');
    expect(stratumOf(now, register, 'E-001')).toBe('S-complained');
    expect(excluded(now, register)).toEqual([
      { entity: 'E-003', reason: 'COVERED_KEY' },
      { entity: 'E-010', reason: 'COVERED_KEY' },
    ]);
  });

  it.each<[string, object]>([
    [
      'record-class-unknown',
      { strata: [{ ...offenders, select: { ...hotels.select, records: ['OTHER'] } }] },
    ],
    ['record-ratio-below-table', { strata: [{ ...offenders, ratio: [59, 100] }] }],
    [
      'record-share-annual',
      { strata: [{ ...offenders, ratio: undefined, annual: { share: [1, 1], step: [1, 2] } }] },
    ],
    ['strata-overlap', { strata: [complained, { ...complained, id: 'S-again' }] }],
  ])('are refused with %s where the draw says %j', (code, members) => {
    const draft = JSON.parse(JSON.stringify({ ...planned, ...members })) as object;
    expect(bureau().outcome(aDraw(draft))).toBe(code);
  });

  it('are drawn in a larger share than others of their category, or the draw is refused', () => {
    const other = '00000000-0000-4000-9000-00000000000b';
    const data = { decision: other, source: 'FLOOR', ratio: [60, 100], reason: '依据年度监督力量确定' };
    const now = bureau().given({ type: 'RatioDecided', stream: `plan/${PLAN_2}`, actor: HEAD, data });
    const asMuch = { ...ordinary, ratio: [60, 100], ratioDecision: other };
    expect(now.outcome(aDraw({ ...planned, strata: [asMuch, offenders] }))).toBe('record-ratio-not-higher');
    const more = { ...offenders, ratio: [61, 100] };
    expect(now.outcome(aDraw({ ...planned, strata: [asMuch, more] }))).toBe('accepted');
  });
});

describe('the cap of a plan', () => {
  it('holds also where the draw does not exclude whom it drew this year', () => {
    const now = bureau();
    const census = { strata: [pools] };
    drawn(now, census, 'GQ-R-1');
    unblindedIn(now, 'GQ-R-1', 0);
    const register = drawn(now, { ...census, no: 4, ...timesIn(1) }, 'GQ-R-2');
    expect(register.counts).toMatchObject({ entities: 0, excluded: 6 });
    expect(excluded(now, register)[0]).toEqual({ entity: 'E-025', reason: 'CAP_REACHED' });
  });

  it('lets a plan without one draw as often as it plans', () => {
    const now = bureau({ capPerEntity: undefined, records: undefined });
    const census = { strata: [pools] };
    drawn(now, census, 'GQ-R-1');
    expect(drawn(now, { ...census, no: 4 }, 'GQ-R-2').counts).toMatchObject({ entities: 6, excluded: 0 });
  });
});

describe('the weights of a draw', () => {
  it('go by risk or by credit grade, the heavier counts, within the stratum', () => {
    const now = bureau().given(
      entityChange('E-011', { credit: 'D' }),
      entityChange('E-012', { credit: 'D', grade: 'C' }),
      entity('E-901', { credit: 'A', weight: 2 }),
    );
    const weights = [
      { grade: 'C', weight: 3 },
      { by: 'CREDIT', grade: 'D', weight: 5 },
    ];
    const { lists } = drawn(now, { weights }, 'GQ-R-1');
    const rows = readList<{ id: string; weight: number }>(now.facts(), lists.entities);
    const weightOf = (id: string): number | undefined => rows.find((row) => row.id === id)?.weight;
    expect(['E-011', 'E-012', 'E-014', 'E-013', 'E-901'].map(weightOf)).toEqual([5, 5, 3, 1, 2]);
  });
});
