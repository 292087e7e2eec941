import type { FrozenPool } from './frozen-pool';
import { findById } from './text-order';
import { isJoint, type PoolOfficer, type Stratum } from './types';

/** An entity whose task would stay unassigned if it were drawn; `party` in a joint stratum. */
export type Shorthanded = {
  readonly entity: string;
  readonly party?: string;
  readonly field: string;
  readonly eligible: number;
  readonly canLead: number;
};

interface Count {
  readonly eligible: number;
  readonly canLead: number;
}

const NONE: Count = { eligible: 0, canLead: 0 };

/**
 * The entities, by id, for which fewer than two officers – or none who can lead – could be assigned,
 * known at the freeze, before anyone is drawn. Fields are counted once and the conflicts taken off,
 * so that three million entities cost one look-up each.
 */
export function* shorthandedEntities(pool: FrozenPool): Generator<Shorthanded> {
  const byField = countByField(pool.officers);
  const conflicted = conflictedOfficers(pool);
  const needs = new Map(pool.strata.map((stratum) => [stratum.id, needsOf(stratum, byField)]));
  const short = new Map([...needs].map(([id, counted]) => [id, counted.filter(isShort)]));
  for (const { id, stratum } of pool.entities) {
    const absent = conflicted.get(id);
    const found =
      absent === undefined
        ? short.get(stratum)
        : needs
            .get(stratum)
            ?.map((need) => without(need, absent))
            .filter(isShort);
    for (const need of found ?? NOTHING) yield { entity: id, ...need };
  }
}

type Need = Omit<Shorthanded, 'entity'>;

const NOTHING: readonly Need[] = [];

function isShort({ eligible, canLead }: Need): boolean {
  return eligible < 2 || canLead < 1;
}

function needsOf(stratum: Stratum, byField: ReadonlyMap<string, Count>): readonly Need[] {
  const counted = (field: string): Need => ({ field, ...(byField.get(field) ?? NONE) });
  if (!isJoint(stratum)) return [counted(stratum.field)];
  return stratum.parties.map(({ id, field }) => ({ party: id, ...counted(field) }));
}

function countByField(officers: readonly PoolOfficer[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const { fields, canLead } of officers) {
    for (const field of fields) {
      const before = counts.get(field) ?? NONE;
      counts.set(field, { eligible: before.eligible + 1, canLead: before.canLead + (canLead ? 1 : 0) });
    }
  }
  return counts;
}

function conflictedOfficers({ conflicts, officers }: FrozenPool): ReadonlyMap<string, PoolOfficer[]> {
  const index = new Map<string, PoolOfficer[]>();
  for (const { entity, officer: id } of conflicts) {
    const officer = findById(officers, id);
    if (officer !== undefined) index.set(entity, [...(index.get(entity) ?? []), officer]);
  }
  return index;
}

function without(need: Need, absent: readonly PoolOfficer[]): Need {
  const missing = absent.filter(({ fields }) => fields.includes(need.field));
  return {
    ...need,
    eligible: need.eligible - missing.length,
    canLead: need.canLead - missing.filter(({ canLead }) => canLead).length,
  };
}
