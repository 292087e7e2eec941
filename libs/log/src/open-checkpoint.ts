import { ok, refused, type Result } from '@mingjing/kernel';
import { parseCheckpointText, type Checkpoint } from './checkpoint';
import { decodeTimestampedSignature } from './cosignature';
import type { NoteSignature } from './note';
import type { NoteVerifier } from './note-verifier';
import { openNote, type OpenedNote } from './open-note';
import { COSIGNATURE_V1 } from './verifier-key';

/** Whom a reader believes: the log's own keys (one, or two while it changes them) and witnesses. */
export interface CheckpointTrust {
  readonly origin: string;
  readonly log: readonly NoteVerifier[];
  readonly witnesses: readonly NoteVerifier[];
}

export interface WitnessedAt {
  /** The witness's key name. */
  readonly name: string;
  readonly keyId: string;
  /** POSIX seconds: the only times that an outsider can trust. */
  readonly timestamp: number;
}

export interface OpenedCheckpoint extends Checkpoint {
  /** The signed body. */
  readonly text: string;
  /** Valid cosignatures by the witnesses of the trust; whether they suffice is the reader's policy. */
  readonly witnessed: readonly WitnessedAt[];
  readonly unknown: readonly NoteSignature[];
}

/**
 * A checkpoint of that origin, signed by the log. Refusals: those of openNote and parseCheckpointText,
 * `other-origin`, and `log-signature-missing` where only witnesses signed.
 */
export function openCheckpoint(note: string, trust: CheckpointTrust): Result<OpenedCheckpoint> {
  const opened = openNote(note, [...trust.log, ...trust.witnesses]);
  if (!opened.ok) return opened;
  const parsed = parseCheckpointText(opened.value.text);
  if (!parsed.ok) return parsed;
  const { origin } = parsed.value;
  if (origin !== trust.origin) {
    const facts = { expected: trust.origin, found: origin };
    return refused('other-origin', `The checkpoint belongs to ${origin}, not to ${trust.origin}.`, facts);
  }
  if (!opened.value.verified.some(({ verifier }) => trust.log.includes(verifier))) {
    return refused('log-signature-missing', `The log ${origin} itself did not sign the checkpoint.`, {
      origin,
    });
  }
  const { text, unknown } = opened.value;
  return ok({ ...parsed.value, text, unknown, witnessed: witnessedAt(opened.value, trust) });
}

/** A witness whose line stands twice is one witness: its latest time counts. */
function witnessedAt(note: OpenedNote, trust: CheckpointTrust): readonly WitnessedAt[] {
  const latest = new Map<NoteVerifier, WitnessedAt>();
  for (const { verifier, name, keyId, signature } of note.verified) {
    if (verifier.key.type !== COSIGNATURE_V1 || !trust.witnesses.includes(verifier)) continue;
    const timestamp = decodeTimestampedSignature(signature)?.timestamp;
    if (timestamp === undefined || timestamp < (latest.get(verifier)?.timestamp ?? 0)) continue;
    latest.set(verifier, { name, keyId, timestamp });
  }
  return [...latest.values()];
}
