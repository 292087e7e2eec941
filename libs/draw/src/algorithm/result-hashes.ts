import { canonicalJson, toHex, utf8, type Json, type Sha256 } from '@mingjing/kernel';
import type { DrawResult, SelectionResult } from './draw-types';

/** `selection` of DrawExecuted: hex SHA-256(JCS({"seed","strata" of the result})). */
export function selectionHash({ seed, strata }: SelectionResult, sha256: Sha256): string {
  return hashOfJcs({ seed, strata }, sha256);
}

/** `result` of TasksAssignedSealed: hex SHA-256(JCS(result)). */
export function resultHash({ seed, strata, assignments, unassigned }: DrawResult, sha256: Sha256): string {
  return hashOfJcs({ seed, strata, assignments, unassigned }, sha256);
}

function hashOfJcs(value: Json, sha256: Sha256): string {
  return toHex(sha256(utf8(canonicalJson(value))));
}
