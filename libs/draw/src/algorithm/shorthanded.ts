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
  const strata = new Map(pool.strata.map((stratum) => [stratum.id, needsOf(stratum)]));
  for (const { id, stratum } of pool.entities) {
    const absent = conflicted.get(id) ?? [];
    for (const need of strata.get(stratum) ?? []) {
      const count = without(byField.get(need.field) ?? NONE, need.field, absent);
      if (count.eligible < 2 || count.canLead < 1) yield { entity: id, ...need, ...count };
    }
  }
}

type Need = Pick<Shorthanded, 'party' | 'field'>;

function needsOf(stratum: Stratum): readonly Need[] {
  if (!isJoint(stratum)) return [{ field: stratum.field }];
  return stratum.parties.map(({ id, field }) => ({ party: id, field }));
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

function without(count: Count, field: string, absent: readonly PoolOfficer[]): Count {
  const missing = absent.filter(({ fields }) => fields.includes(field));
  return {
    eligible: count.eligible - missing.length,
    canLead: count.canLead - missing.filter(({ canLead }) => canLead).length,
  };
}
