import type { Facts } from '@mingjing/kernel';
import { entityOf } from '@mingjing/registers/contracts';
import { frozenOf, type DrawState, type FrozenRegister } from './draw-state';
import type { ExcludedRow } from './exclusion';
import { readList } from './lists';

/** A reason of the plan or of the law; or the draw had no stratum that takes such entities (docs/adr/0018). */
export type LeftOutReason = ExcludedRow['reason'] | 'NO_STRATUM';

/**
 * Why the freeze left an entity of the draw's area out; undefined where it took it, or where the register did
 * not hold it.
 */
export function leftOutReason(
  facts: Facts,
  { lists }: FrozenRegister,
  entity: string,
): LeftOutReason | undefined {
  const row = readList<ExcludedRow>(facts, lists.excluded).find((one) => one.entity === entity);
  if (row !== undefined) return row.reason;
  const unlisted = readList<{ readonly entity: string }>(facts, lists.unlisted);
  return unlisted.some((one) => one.entity === entity) ? 'NO_STRATUM' : undefined;
}

/**
 * Whether the freeze passed over the entity's district. Of one that was changed since, only the log tells where
 * it was: it is looked for in the lists of the draw.
 */
export function liesOutside(facts: Facts, draw: DrawState, id: string): boolean {
  const { area } = draw.plan;
  const entity = area === undefined ? undefined : entityOf(facts, id);
  const frozen = entity && frozenOf(facts, draw);
  if (area === undefined || entity === undefined || frozen === undefined) return false;
  return entity.since < frozen.asOf && !area.includes(entity.district);
}
