import { decodeTimestampedSignature } from './cosignature';
import type { NoteSignature } from './note';
import type { NoteVerifier } from './note-verifier';
import type { VerifiedSignature } from './open-note';

/** Of each key the newest of its lines, by the order in which the keys come up. */
export function newestByKey(lines: readonly VerifiedSignature[]): readonly VerifiedSignature[] {
  const newest = new Map<NoteVerifier, VerifiedSignature>();
  for (const line of lines) {
    const kept = newest.get(line.verifier);
    if (kept === undefined || timeOf(line) > timeOf(kept)) newest.set(line.verifier, line);
  }
  return [...newest.values()];
}

/** A line without a time is as old as can be. */
function timeOf({ signature }: NoteSignature): number {
  return decodeTimestampedSignature(signature)?.timestamp ?? 0;
}
