import { sha256OfText, toHex, type Sha256 } from '@mingjing/kernel';
import type { DrawResult, SelectionResult, StratumResult } from './draw-types';
import { arrayTexts, assignmentText, stratumTexts } from './row-texts';

/** `selection` of DrawExecuted: hex SHA-256(JCS({"seed","strata" of the result})). */
export function selectionHash(selection: SelectionResult, sha256: Sha256): string {
  return toHex(sha256OfText(selectionTexts(selection), sha256));
}

/** `result` of TasksAssignedSealed: hex SHA-256(JCS(result)). */
export function resultHash(result: DrawResult, sha256: Sha256): string {
  return toHex(sha256OfText(resultTexts(result), sha256));
}

/** JCS of {"seed","strata"}, in parts. */
export function* selectionTexts({ seed, strata }: SelectionResult): Generator<string> {
  yield `{"seed":${JSON.stringify(seed)},"strata":`;
  yield* strataTexts(strata);
  yield '}';
}

/** JCS of {"assignments","seed","strata","unassigned"}, in parts. */
export function* resultTexts({ seed, strata, assignments, unassigned }: DrawResult): Generator<string> {
  yield '{"assignments":';
  yield* arrayTexts(assignments, assignmentText);
  yield `,"seed":${JSON.stringify(seed)},"strata":`;
  yield* strataTexts(strata);
  yield ',"unassigned":';
  yield* arrayTexts(unassigned, (task) => JSON.stringify(task));
  yield '}';
}

function* strataTexts(strata: readonly StratumResult[]): Generator<string> {
  let separator = '[';
  for (const stratum of strata) {
    yield separator;
    yield* stratumTexts(stratum);
    separator = ',';
  }
  yield strata.length === 0 ? '[]' : ']';
}
