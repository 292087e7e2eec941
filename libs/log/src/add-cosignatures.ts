import { ok, refused, type Result } from '@mingjing/kernel';
import { formatSignatureLine, parseNote, type NoteSignature } from './note';
import type { NoteVerifier } from './note-verifier';
import { openNote } from './open-note';

/**
 * The checkpoint with the valid cosignatures of `answer`, what a witness answered with (tlog-witness: "the client
 * MAY concatenate it to the checkpoint … it can move the valid signatures to its own view"). Lines by keys other
 * than `witnesses` are left behind; a line that the checkpoint bears already is not added again. The
 * checkpoint's own lines stay as they are, so the result begins with it.
 * Refusals: those of openNote for the two together, `cosignature-missing` where no such witness signed.
 */
export function addCosignatures(
  checkpoint: string,
  answer: string,
  witnesses: readonly NoteVerifier[],
): Result<string> {
  const before = parseNote(checkpoint);
  if (!before.ok) return before;
  const together = openNote(checkpoint + answer, witnesses);
  if (!together.ok) return together;
  const count = before.value.signatures.length;
  const answered = together.value.signatures.slice(count).map(formatSignatureLine);
  const known = together.value.verified.map(formatSignatureLine);
  const valid = [...new Set(answered)].filter((line) => known.includes(line));
  if (valid.length === 0) {
    return refused('cosignature-missing', 'The answer holds no signature of a witness that is trusted here.');
  }
  const standing = new Set(
    before.value.signatures.map((signature: NoteSignature) => formatSignatureLine(signature)),
  );
  return ok(checkpoint + valid.filter((line) => !standing.has(line)).join(''));
}
