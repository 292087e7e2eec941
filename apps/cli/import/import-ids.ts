import { concatBytes, lengthPrefixed, uuidFromDigest, type Sha256 } from '@mingjing/kernel';

/**
 * Ids of an import's statements, version 8, the same at each try:
 *
 *   row n        SHA-256( lp("mingjing/import/v1") ‖ lp(file hash, hex) ‖ lp("row/<n>") )
 *   the others   the same with "list" and "completed"
 */
export function importId(sha256: Sha256, file: string, what: `row/${number}` | 'list' | 'completed'): string {
  const name = [lengthPrefixed('mingjing/import/v1'), lengthPrefixed(file), lengthPrefixed(what)];
  return uuidFromDigest(sha256(concatBytes(...name)));
}
