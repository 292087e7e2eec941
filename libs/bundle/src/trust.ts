import { ok, type Result, type Sha256 } from '@mingjing/kernel';
import {
  COSIGNATURE_V1,
  NOTE_ED25519,
  noteVerifier,
  parseVerifierKey,
  type NoteVerifier,
  type VerifyEd25519,
  type VerifierKey,
} from '@mingjing/log';

/** The verifier keys that a reader has from elsewhere. */
export interface GivenKeys {
  readonly log: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
}

export const NO_KEYS: GivenKeys = { log: [], witnesses: [] };

/**
 * Verifier keys as people keep them: one to a line, alone or in the lines of a tlog-policy
 * (`log <vkey> …`, `witness <name> <vkey> …`); empty lines and `#` are passed over, so are the
 * policy's other words. A key of type 0x04 is a witness's.
 */
export function parseGivenKeys(sha256: Sha256, text: string): Result<GivenKeys> {
  const log: VerifierKey[] = [];
  const witnesses: VerifierKey[] = [];
  for (const line of text.split('\n')) {
    const written = keyIn(line);
    if (written === undefined) continue;
    const key = parseVerifierKey(sha256, written);
    if (!key.ok) return key;
    if (key.value.type === COSIGNATURE_V1) witnesses.push(key.value);
    else if (key.value.type === NOTE_ED25519) log.push(key.value);
  }
  return ok({ log, witnesses });
}

function keyIn(line: string): string | undefined {
  const [first = '', second, third] = line.trim().split(/\s+/u);
  if (first === '' || first.startsWith('#') || first === 'group' || first === 'quorum') return undefined;
  if (first === 'log') return second;
  return first === 'witness' ? third : first;
}

/** Those that can be verified here; keys of other types prove nothing. */
export function verifiersOf(keys: readonly VerifierKey[], verify: VerifyEd25519): readonly NoteVerifier[] {
  return keys.map((key) => noteVerifier(key, verify)).filter((verifier) => verifier !== null);
}
