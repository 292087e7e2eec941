import { concatBytes, lengthPrefixed } from './bytes';
import type { JsonObject } from './json';

/** A key that signs the log's checkpoints, as the log's own entries name it. */
export interface NamedLogKey {
  /** Verifier key, as text. */
  readonly logKey: string;
  /** Index of the LedgerOpened or LogKeyEnrolled that names it: checkpoints over that entry bear its line. */
  readonly enrolledAt: number;
  /** Base64: a key that was in force before signed for it. Absent on the first, and after a loss. */
  readonly endorsement?: string;
  /** Index of its LogKeyRetired: checkpoints over that entry bear its line no more. */
  readonly retiredAt?: number;
  /** The last index at which it was still in the ledger's hands alone, where its retirement says so. */
  readonly lastTrustedIndex?: number;
}

/** What is needed of an entry to follow the log's keys. */
export interface LogKeyEvent {
  readonly type: string;
  readonly index: number;
  readonly data: JsonObject;
}

/**
 * What a new key of the log signs to prove that it is held, and what the key before it signs to hand on its trust:
 *
 *   lp("mingjing/log-key/v1") ‖ lp(origin) ‖ lp(verifier key as text)
 *
 * It begins with a zero byte, which no signed note may hold: neither can pass for a checkpoint.
 */
export function logKeyProofBytes(origin: string, logKey: string): Uint8Array {
  return concatBytes(lengthPrefixed('mingjing/log-key/v1'), lengthPrefixed(origin), lengthPrefixed(logKey));
}

/** The keys after one more entry; entries of other types change nothing. What was decided is not decided again. */
export function followLogKeys(
  keys: readonly NamedLogKey[],
  { type, index, data }: LogKeyEvent,
): readonly NamedLogKey[] {
  const { logKey, endorsement, lastTrustedIndex: last } = data;
  if (typeof logKey !== 'string') return keys;
  switch (type) {
    case 'LedgerOpened':
      return [{ logKey, enrolledAt: index }];
    case 'LogKeyEnrolled':
      return [
        ...keys,
        { logKey, enrolledAt: index, ...(typeof endorsement === 'string' ? { endorsement } : {}) },
      ];
    case 'LogKeyRetired': {
      const retired = { retiredAt: index, ...(typeof last === 'number' ? { lastTrustedIndex: last } : {}) };
      return keys.map((key) => (key.logKey === logKey ? { ...key, ...retired } : key));
    }
    default:
      return keys;
  }
}

/** Those whose lines a checkpoint of that size bears, the oldest first. */
export function logKeysInForce(keys: readonly NamedLogKey[], size: number): readonly NamedLogKey[] {
  return keys.filter(
    ({ enrolledAt, retiredAt }) => enrolledAt < size && (retiredAt === undefined || retiredAt >= size),
  );
}
