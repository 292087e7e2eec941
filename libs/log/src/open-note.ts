import { ok, refused, type Result } from '@mingjing/kernel';
import { parseNote, type Note, type NoteSignature } from './note';
import type { NoteVerifier } from './note-verifier';

export interface VerifiedSignature extends NoteSignature {
  readonly verifier: NoteVerifier;
}

export interface OpenedNote extends Note {
  /** In the note's order; at least one. */
  readonly verified: readonly VerifiedSignature[];
  /** By keys that are not among the verifiers; they prove nothing and refute nothing. */
  readonly unknown: readonly NoteSignature[];
}

/**
 * signed-note, Signatures: lines by unknown keys are ignored, every line by a known key is verified, one
 * that fails refuses the whole note, and so does having none. A key is known by name and id together.
 * Refusals: `malformed-note`, `bad-note-signature`, `no-known-signature`.
 */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): Result<OpenedNote> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const { text, signatures } = parsed.value;
  const verified: VerifiedSignature[] = [];
  const unknown: NoteSignature[] = [];
  for (const signature of signatures) {
    const known = verifiers.filter(({ key }) => key.name === signature.name && key.keyId === signature.keyId);
    const verifier = known.find((candidate) => candidate.verify(text, signature.signature));
    if (verifier !== undefined) verified.push({ ...signature, verifier });
    else if (known.length > 0) return badSignature(signature.name);
    else unknown.push(signature);
  }
  if (verified.length === 0) {
    return refused(
      'no-known-signature',
      'No key that is trusted here signed the note. Check the verifier keys.',
    );
  }
  return ok({ text, signatures, verified, unknown });
}

function badSignature(name: string): Result<never> {
  return refused(
    'bad-note-signature',
    `The note carries a signature in the name of ${name} that is not valid.`,
    {
      name,
    },
  );
}
