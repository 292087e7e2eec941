import { ok, type Rejection, type Result } from '@mingjing/kernel';
import type { PoolInput } from './draw-types';
import { entitiesFault } from './entity-faults';
import { byOfficerThenEntity, conflictsFault, officersFault } from './officer-faults';
import { strataFault } from './strata-faults';
import { byId, compareUtf8, sortedByText } from './text-order';

declare const frozen: unique symbol;

/**
 * A pool that was checked and put in order: strata, entities and officers by id, fields sorted,
 * conflicts by officer, then entity. Only `freezePool` makes one, so that whoever takes it need not
 * check again, and position in a list is order by id.
 */
export type FrozenPool = PoolInput & { readonly [frozen]: true };

/**
 * Refuses with `bad-id`, `bad-mode`, `bad-ratio`, `bad-minimum`, `field-and-parties`, `no-parties`,
 * `duplicate-party`, `duplicate-stratum`; `unknown-stratum`, `bad-weight`, `duplicate-entity`,
 * `entity-in-two-strata`, `task-id-clash`; `bad-load`, `duplicate-field`, `duplicate-officer`;
 * `conflict-names-unknown-officer`, `conflict-names-unknown-entity`, `duplicate-conflict`.
 */
export function freezePool(input: PoolInput): Result<FrozenPool> {
  const pool: PoolInput = {
    strata: [...input.strata].sort(byId),
    entities: sortedByText(input.entities, ({ id }) => id),
    officers: input.officers.map(withSortedFields).sort(byId),
    conflicts: [...input.conflicts].sort(byOfficerThenEntity),
  };
  const fault = poolFault(pool);
  return fault === null ? ok(pool as FrozenPool) : { ok: false, rejection: fault };
}

function poolFault({ strata, entities, officers, conflicts }: PoolInput): Rejection | null {
  return (
    strataFault(strata) ??
    entitiesFault(entities, strata) ??
    officersFault(officers) ??
    conflictsFault(conflicts, entities, officers)
  );
}

function withSortedFields(officer: PoolInput['officers'][number]): PoolInput['officers'][number] {
  return { ...officer, fields: [...officer.fields].sort(compareUtf8) };
}
