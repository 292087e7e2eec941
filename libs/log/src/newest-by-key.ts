import { ok, type Result } from '@mingjing/kernel';
import { decodeTimestampedSignature } from './cosignature';
import type { NoteSignature } from './note';
import type { NoteVerifier } from './note-verifier';
import { judgeSignature } from './open-note';

/**
 * Of each key that is known the newest line that holds over the text; lines by others are passed over.
 * Refusal: `bad-note-signature` for a line in the name of a known key that does not hold.
 */
export function newestByKey(
  text: string,
  lines: readonly NoteSignature[],
  verifiers: readonly NoteVerifier[],
): Result<ReadonlyMap<NoteVerifier, NoteSignature>> {
  const newest = new Map<NoteVerifier, NoteSignature>();
  for (const line of lines) {
    const judged = judgeSignature(text, line, verifiers);
    if (!judged.ok) return judged;
    if (judged.value === undefined) continue;
    const kept = newest.get(judged.value);
    if (kept === undefined || timeOf(line) > timeOf(kept)) newest.set(judged.value, line);
  }
  return ok(newest);
}

/** A line without a time is as old as can be. */
function timeOf({ signature }: NoteSignature): number {
  return decodeTimestampedSignature(signature)?.timestamp ?? 0;
}
