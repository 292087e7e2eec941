import { ok, refused, type Result } from '@mingjing/kernel';
import { parseNote, type Note, type NoteSignature } from './note';
import type { NoteVerifier } from './note-verifier';

export interface VerifiedSignature extends NoteSignature {
  readonly verifier: NoteVerifier;
}

/** Signature lines, each group in their order. */
interface JudgedLines {
  readonly verified: readonly VerifiedSignature[];
  /** By keys that are not among the verifiers; they prove nothing and refute nothing. */
  readonly unknown: readonly NoteSignature[];
}

/** At least one line is verified. */
export interface OpenedNote extends Note, JudgedLines {}

/**
 * signed-note, Signatures: lines by unknown keys are ignored, every line by a known key is verified, one
 * that fails refuses the whole note, and so does having none. A key is known by name and id together.
 * Refusals: `malformed-note`, `bad-note-signature`, `no-known-signature`.
 */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): Result<OpenedNote> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const { text, signatures } = parsed.value;
  const judged = judgeLines(text, signatures, verifiers);
  if (!judged.ok) return judged;
  if (judged.value.verified.length === 0) {
    return refused(
      'no-known-signature',
      'No key that is trusted here signed the note. Check the verifier keys.',
    );
  }
  return ok({ text, signatures, ...judged.value });
}

/** Refusal: `bad-note-signature` for a line in the name of a known key that does not hold over the text. */
export function judgeLines(
  text: string,
  lines: readonly NoteSignature[],
  verifiers: readonly NoteVerifier[],
): Result<JudgedLines> {
  const verified: VerifiedSignature[] = [];
  const unknown: NoteSignature[] = [];
  for (const line of lines) {
    const judged = judgeSignature(text, line, verifiers);
    if (!judged.ok) return judged;
    if (judged.value === undefined) unknown.push(line);
    else verified.push({ ...line, verifier: judged.value });
  }
  return ok({ verified, unknown });
}

/** Whose line it is; undefined where no such key is known. Refusal: `bad-note-signature`. */
export function judgeSignature(
  text: string,
  { name, keyId, signature }: NoteSignature,
  verifiers: readonly NoteVerifier[],
): Result<NoteVerifier | undefined> {
  const known = verifiers.filter(({ key }) => key.name === name && key.keyId === keyId);
  const verifier = known.find((candidate) => candidate.verify(text, signature));
  return verifier === undefined && known.length > 0 ? badSignature(name) : ok(verifier);
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
