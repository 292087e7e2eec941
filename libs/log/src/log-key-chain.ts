import {
  fromBase64,
  logKeyProofBytes,
  logKeysInForce,
  ok,
  refused,
  type NamedLogKey,
  type Result,
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

/**
 * Under whose line a reader may believe a checkpoint of that size: the log's keys in force there, and of these,
 * where he has `known` from elsewhere, only those that his own keys vouch for. Without any, the log speaks for
 * itself. Refusals: `log-unknown`, `other-log-key`, `log-key-not-endorsed`.
 */
export function trustedLogKeys(
  tools: ChainTools,
  origin: string,
  named: readonly NamedLogKey[],
  size: number,
  known: readonly VerifierKey[] = [],
): Result<readonly VerifierKey[]> {
  const inForce = logKeysAt(tools.sha256, named, size);
  if (known.length === 0) return ok(inForce);
  const ours = known.filter((key) => named.some(({ logKey }) => logKey === formatVerifierKey(key)));
  if (ours.length === 0) return otherKey(origin, named, known);
  const chain = endorsedLogKeys(tools, origin, ours, named);
  const trusted = inForce.filter((key) => chain.some((one) => isSame(one, key)));
  return trusted.length > 0 ? ok(trusted) : notEndorsed(inForce);
}

function otherKey(
  origin: string,
  named: readonly NamedLogKey[],
  known: readonly VerifierKey[],
): Result<never> {
  const facts = {
    given: known.map(formatVerifierKey).join(' '),
    found: named.map(({ logKey }) => logKey).join(' '),
  };
  if (!known.some(({ name }) => name === origin)) {
    const reason = `The log is ${origin}, and the key that was given is of another one: ${facts.given}.`;
    return refused('log-unknown', reason, facts);
  }
  return refused(
    'other-log-key',
    `The log names the key ${facts.found} as its own, not the one that was given.`,
    facts,
  );
}

function notEndorsed(inForce: readonly VerifierKey[]): Result<never> {
  const names = inForce.map(formatVerifierKey).join(' ');
  const reason = `The log is signed with ${names} now, and the key that was given did not vouch for it: it was lost, or retired before. Ask the bureau for the new key by another way, compare it, and give that.`;
  return refused('log-key-not-endorsed', reason, { inForce: names });
}

/** Two verifier keys are one where their texts are. */
export function isSame(one: VerifierKey, other: VerifierKey): boolean {
  return formatVerifierKey(one) === formatVerifierKey(other);
}

function parsed(sha256: Sha256, text: string): VerifierKey | undefined {
  const key = parseVerifierKey(sha256, text);
  return key.ok ? key.value : undefined;
}
