import { ok, refused, utf8, type Result, type Sha256 } from '@mingjing/kernel';
import {
  COSIGNATURE_V1,
  NOTE_ED25519,
  noteVerifier,
  parseTrustPolicy,
  parseVerifierKey,
  type NoteVerifier,
  type TrustPolicy,
  type VerifyEd25519,
  type VerifierKey,
} from '@mingjing/log';

/** The verifier keys that a reader has from elsewhere. */
export interface GivenKeys {
  readonly log: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  /** How many of which witnesses must have cosigned, where he has a tlog-policy. */
  readonly policy?: TrustPolicy;
}

export const NO_KEYS: GivenKeys = { log: [], witnesses: [] };

/**
 * Verifier keys as people keep them: one to a line, empty lines and `#` passed over; a key of type 0x04 is a
 * witness's. Or a tlog-policy, which one line that begins with a word of it makes of the whole text: it is read
 * as strictly as for a log, for a policy of which the quorum was passed over asks for nobody. Refusals:
 * `malformed-verifier-key`, `malformed-policy`, and `key-not-verifiable`: who names a key wants it believed, and
 * without it the rest would be believed as it says of itself.
 */
export function parseGivenKeys(sha256: Sha256, text: string): Result<GivenKeys> {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/u)[0] ?? '');
  if (lines.some((first) => POLICY_WORDS.has(first))) {
    const policy = parseTrustPolicy(sha256, utf8(text));
    return policy.ok ? ok(keysOfPolicy(policy.value)) : policy;
  }
  const log: VerifierKey[] = [];
  const witnesses: VerifierKey[] = [];
  for (const written of lines) {
    if (written === '' || written.startsWith('#')) continue;
    const key = parseVerifierKey(sha256, written);
    if (!key.ok) return key;
    if (key.value.type === COSIGNATURE_V1) witnesses.push(key.value);
    else if (key.value.type === NOTE_ED25519) log.push(key.value);
    else return notVerifiable(key.value);
  }
  return ok({ log, witnesses });
}

function notVerifiable({ name, type }: VerifierKey): Result<never> {
  const shown = `0x${type.toString(16).padStart(2, '0')}`;
  return refused(
    'key-not-verifiable',
    `The key of ${name} is of type ${shown}, whose signatures cannot be verified here: name the log's key of type 0x01, a witness's of type 0x04, or leave it out.`,
    { name, type: shown },
  );
}

const POLICY_WORDS: ReadonlySet<string> = new Set(['log', 'witness', 'group', 'quorum']);

/** With the keys of the log that a reader has besides: where both name logs, a log must be in both (openByPolicy). */
export function keysOfPolicy(policy: TrustPolicy, besides: readonly VerifierKey[] = []): GivenKeys {
  const named = policy.logs.map(({ key }) => key).filter(({ type }) => type === NOTE_ED25519);
  const witnesses = policy.witnesses.map(({ key }) => key);
  return { log: besides.length > 0 ? besides : named, witnesses, policy };
}

/** Those that can be verified here; keys of other types prove nothing. */
export function verifiersOf(keys: readonly VerifierKey[], verify: VerifyEd25519): readonly NoteVerifier[] {
  return keys.map((key) => noteVerifier(key, verify)).filter((verifier) => verifier !== null);
}
