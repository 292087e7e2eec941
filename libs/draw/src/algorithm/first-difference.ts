import { isJsonObject, type Json } from '@mingjing/kernel';

/** Where a claim departs from what was recomputed. Paths read as `strata[2].drawn[0]`. */
export interface JsonDifference {
  readonly path: string;
  /** Undefined where the claim has something that should not be there. */
  readonly recomputed: Json | undefined;
  /** Undefined where the claim lacks it. */
  readonly claimed: Json | undefined;
}

/**
 * The first difference, lists compared in order, members by name in the order of `recomputed`.
 * Members that only the claim has are not looked at; items that only it has are differences.
 */
export function firstDifference(
  recomputed: Json,
  claimed: Json | undefined,
  path: string,
): JsonDifference | null {
  if (Array.isArray(recomputed) && Array.isArray(claimed)) {
    return inLists(recomputed as readonly Json[], claimed as readonly Json[], path);
  }
  if (isJsonObject(recomputed) && isJsonObject(claimed)) {
    for (const [name, value] of Object.entries(recomputed)) {
      const difference = firstDifference(value, claimed[name], `${path}.${name}`);
      if (difference !== null) return difference;
    }
    return null;
  }
  return recomputed === claimed ? null : { path, recomputed, claimed };
}

function inLists(recomputed: readonly Json[], claimed: readonly Json[], path: string): JsonDifference | null {
  for (let i = 0; i < recomputed.length; i++) {
    if (recomputed[i] === claimed[i]) continue;
    const difference = firstDifference(recomputed[i] as Json, claimed[i], `${path}[${String(i)}]`);
    if (difference !== null) return difference;
  }
  if (claimed.length <= recomputed.length) return null;
  const at = recomputed.length;
  return { path: `${path}[${String(at)}]`, recomputed: undefined, claimed: claimed[at] };
}
