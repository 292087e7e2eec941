import type { Facts } from '@mingjing/kernel';
import type { FrozenRegister } from './draw-state';
import type { ExcludedRow } from './exclusion';
import { readList } from './lists';

/** A reason of the plan or of the law; or the draw had no stratum that takes such entities (docs/adr/0018). */
export type LeftOutReason = ExcludedRow['reason'] | 'NO_STRATUM';

/** Why the freeze left an entity out; undefined where it took it, or where the register did not hold it. */
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
