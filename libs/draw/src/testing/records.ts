import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { frozenRegisterOf } from '../domain/draw-questions';
import type { FrozenRegister } from '../domain/draw-state';
import { readList } from '../domain/lists';
import { CLERK, county, entityChange, HEAD } from './county';
import { aCommitment, aDraw, aFreeze, aReveal, hotels } from './steps';

export const PLAN_2 = 'GQ-2026-R';
export const heavy = { id: 'COMPLAINT_HEAVY', complaints: 2, ratio: [80, 100], cap: 2 };
export const serious = { id: 'SERIOUS', tag: '严重违法', ratio: [60, 100], cap: 3 };
const RATIO = '00000000-0000-4000-9000-00000000000a';

export const ordinary = {
  ...{ id: 'S-hotels', field: 'G/public-places', mode: 'ratio', ratio: [20, 100], ratioDecision: RATIO },
  select: hotels.select,
};
export const complained = {
  ...{ id: 'S-complained', field: 'G/public-places', mode: 'ratio', ratio: [80, 100] },
  select: { ...hotels.select, records: ['COMPLAINT_HEAVY'] },
};
export const offenders = {
  ...{ id: 'S-serious', field: 'G/public-places', mode: 'ratio', ratio: [60, 100] },
  select: { ...hotels.select, records: ['SERIOUS'] },
};
export const planned = { plan: PLAN_2, no: 2, kind: 'DAILY', strata: [ordinary, complained, offenders] };

export function complaint(at: number, about: string, received: string): Draft {
  const id = `00000000-0000-4000-a000-0000000001${String(at).padStart(2, '0')}`;
  const data = { kind: 'COMPLAINT', entity: about, received };
  return { type: 'TriggerRecorded', stream: `trigger/${id}`, actor: CLERK, data };
}

const LAST_YEAR = '2025-02-01T10:00:00.000+08:00';
export const LATELY = '2026-02-01T10:00:00.000+08:00';

/** A plan with the published table; E-001 complained of twice lately, E-002 long ago, E-003 with a serious record, E-004 with both. */
export function bureau(members: object = {}): Scenario {
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

export function drawn(now: Scenario, members: object, id: string): FrozenRegister {
  now.given(aDraw({ ...planned, ...members }, id), aCommitment('organiser', id), aCommitment('legal', id));
  now
    .given(aFreeze(id))
    .given(aReveal(now, 'organiser', id))
    .given(aReveal(now, 'legal', id));
  const register = frozenRegisterOf(now.facts(), id);
  if (register === undefined) throw new Error('not frozen');
  return register;
}

export function stratumOf(now: Scenario, { lists }: FrozenRegister, id: string): string | undefined {
  const rows = readList<{ id: string; stratum: string }>(now.facts(), lists.entities);
  return rows.find((row) => row.id === id)?.stratum;
}

export function excluded(now: Scenario, { lists }: FrozenRegister): readonly object[] {
  return readList<{ entity: string; reason: string }>(now.facts(), lists.excluded);
}
