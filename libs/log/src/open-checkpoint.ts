import { ok, refused, type Result } from '@mingjing/kernel';
import { parseCheckpointText, type Checkpoint } from './checkpoint';
import { decodeTimestampedSignature } from './cosignature';
import { parseNote, type NoteSignature } from './note';
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
 * `other-origin`, `log-signature-missing` where only witnesses signed, and `other-log-key` where the log's name
 * signed, with none of the keys that are trusted for it: it has changed its key, or it is somebody else.
 */
export function openCheckpoint(note: string, trust: CheckpointTrust): Result<OpenedCheckpoint> {
  const opened = openNote(note, [...trust.log, ...trust.witnesses]);
  if (!opened.ok)
    return opened.rejection.code === 'no-known-signature' ? unsigned(note, trust, opened) : opened;
  const parsed = parseCheckpointText(opened.value.text);
  if (!parsed.ok) return parsed;
  const { origin } = parsed.value;
  if (origin !== trust.origin) {
    const facts = { expected: trust.origin, found: origin };
    return refused('other-origin', `The checkpoint belongs to ${origin}, not to ${trust.origin}.`, facts);
  }
  if (!opened.value.verified.some(({ verifier }) => trust.log.includes(verifier))) {
    const reason = `The log ${origin} itself did not sign the checkpoint.`;
    return unsigned(note, trust, refused('log-signature-missing', reason, { origin }));
  }
  const { text, unknown } = opened.value;
  return ok({ ...parsed.value, text, unknown, witnessed: witnessedAt(opened.value, trust) });
}

/** Why the log's own line is missing: `otherwise`, unless its name signed under another key. */
function unsigned(note: string, { origin, log }: CheckpointTrust, otherwise: Result<never>): Result<never> {
  const parsed = parseNote(note);
  const lines = parsed.ok ? parsed.value.signatures.filter(({ name }) => name === origin) : [];
  const trusted = log.filter(({ key }) => key.name === origin).map(({ key }) => key.keyId);
  if (lines.length === 0 || trusted.length === 0) return otherwise;
  const found = lines.map(({ keyId }) => keyId).join(' ');
  const given = trusted.join(' ');
  const reason = `The checkpoint is signed in the name of ${origin} with the key ${found}, and the one that is trusted here is ${given}: the log has changed its key, or somebody else signs in its name. Ask whoever runs it for the new verifier key by another way, compare it, and give that.`;
  return refused('other-log-key', reason, { origin, found, given });
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
