import { concatBytes, lengthPrefixed, type Sha256 } from './bytes';
import { toHex } from './hex';

/** `key` = lower-case hex of the first 8 bytes of SHA-256(public key, 32 bytes). */
export function keyId(sha256: Sha256, publicKey: Uint8Array): string {
  return toHex(sha256(publicKey).subarray(0, 8));
}

/**
 * What a new key signs to prove that its holder wants it enrolled, for this ledger and this actor:
 *
 *   lp("mingjing/key/v1") ‖ lp(origin) ‖ lp(actor)
 */
export function enrolmentProofBytes(origin: string, actor: string): Uint8Array {
  return concatBytes(lengthPrefixed('mingjing/key/v1'), lengthPrefixed(origin), lengthPrefixed(actor));
}
