import { createHmac } from 'node:crypto';
import { lengthPrefixed, uuidFromRandom } from '@mingjing/kernel';
import type { IdentityDocument } from './vault-store';

/** As many bytes that nobody can foresee. */
export type RandomBytes = (length: number) => Uint8Array;

export const KEY_BYTES = 32;

/**
 * HMAC-SHA-256( vault key, lp("mingjing/identity/v1") ‖ lp(kind) ‖ lp(number) ). Identity numbers
 * are few enough to be tried out one by one: without the key the mark says nothing.
 */
export function identityMark(key: Uint8Array, { kind, number }: IdentityDocument): Uint8Array {
  const asPrinted = number.replace(/\s/g, '').toUpperCase();
  const mac = createHmac('sha256', key);
  for (const part of ['mingjing/identity/v1', kind, asPrinted]) mac.update(lengthPrefixed(part));
  return mac.digest();
}

export function newPseudonym(random: RandomBytes): string {
  return `person/${uuidFromRandom(random(16))}`;
}
