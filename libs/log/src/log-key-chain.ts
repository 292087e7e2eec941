import {
  fromBase64,
  logKeyProofBytes,
  logKeysInForce,
  type NamedLogKey,
  type Sha256,
} from '@mingjing/kernel';
import type { VerifyEd25519 } from './ed25519';
import { NOTE_ED25519, formatVerifierKey, parseVerifierKey, type VerifierKey } from './verifier-key';

/** What a chain of log keys is judged with. */
export interface ChainTools {
  readonly sha256: Sha256;
  readonly verify: VerifyEd25519;
}

/** The named keys in force at a size, as verifier keys; texts that are none are left out. */
export function logKeysAt(
  sha256: Sha256,
  named: readonly NamedLogKey[],
  size: number,
): readonly VerifierKey[] {
  return logKeysInForce(named, size).flatMap(({ logKey }) => parsed(sha256, logKey) ?? []);
}

/**
 * Those that a reader who trusts `trusted` may trust: them, and every named key that one of them endorsed, and
 * so on. An endorsement needs no proof that it stands in the log: it is signed by a key that is trusted. It
 * proves nothing where the endorsing key had fallen into other hands by then.
 */
export function endorsedLogKeys(
  { sha256, verify }: ChainTools,
  origin: string,
  trusted: readonly VerifierKey[],
  named: readonly NamedLogKey[],
): readonly VerifierKey[] {
  const chain = trusted.filter(({ type }) => type === NOTE_ED25519);
  for (const { logKey, endorsement } of named) {
    const key = parsed(sha256, logKey);
    const signature = endorsement === undefined ? null : fromBase64(endorsement, 64);
    if (key === undefined || signature === null || chain.some((one) => isSame(one, key))) continue;
    const message = logKeyProofBytes(origin, logKey);
    if (chain.some(({ publicKey }) => verify(publicKey, message, signature))) chain.push(key);
  }
  return chain;
}

/** Two verifier keys are one where their texts are. */
export function isSame(one: VerifierKey, other: VerifierKey): boolean {
  return formatVerifierKey(one) === formatVerifierKey(other);
}

function parsed(sha256: Sha256, text: string): VerifierKey | undefined {
  const key = parseVerifierKey(sha256, text);
  return key.ok ? key.value : undefined;
}
