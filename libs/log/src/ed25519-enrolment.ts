import { isCanonicalPoint, isSmallOrder } from './ed25519-acceptance';
import { decodePoint, GROUP_ORDER, isIdentity, multiplyPoint } from './ed25519-curve';

/**
 * record.md, Keys: enrolment refuses keys that are not canonical, of small order, or outside the
 * prime-order subgroup (L·A must be the identity). Some milliseconds: for enrolment, not for each signature.
 */
export function isAcceptablePublicKey(publicKey: Uint8Array): boolean {
  if (!isCanonicalPoint(publicKey) || isSmallOrder(publicKey)) return false;
  const point = decodePoint(publicKey);
  return point !== null && isIdentity(multiplyPoint(GROUP_ORDER, point));
}
