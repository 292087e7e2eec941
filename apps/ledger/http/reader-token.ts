import { createPublicKey, type KeyObject } from 'node:crypto';
import { fromBase64, refused, ok, type Facts, type Result, type Role } from '@mingjing/kernel';
import { readingRoles } from '@mingjing/governance/contracts';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { findKey } from '../composition/constitution';

/** Who asks: a person whose key is enrolled, with the roles that he holds now. */
export interface Reader {
  readonly actor: string;
  readonly roles: readonly Role[];
}

/** Tokens are short-lived: whoever steals one reads for a quarter of an hour at most. */
const MAX_AGE = '15m';

/** DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410): the 32 key bytes follow. */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * A reader's token: a JWT (EdDSA) that the reader signs himself, with the key that signs his
 * statements: `kid` the key id, `sub` the actor, `aud` the origin, `iat`, `exp`.
 */
export async function readerOf(token: string, facts: Facts, now: Date): Promise<Result<Reader>> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const key = kid === undefined ? undefined : findKey(facts, kid);
    if (key === undefined || key.revokedAt !== undefined || key.purpose === 'service')
      return invalid('its key is not in force');
    const { payload } = await jwtVerify(token, publicKeyOf(key.publicKey), {
      algorithms: ['EdDSA'],
      audience: facts.ledger,
      subject: key.actor,
      maxTokenAge: MAX_AGE,
      requiredClaims: ['exp', 'iat', 'sub', 'aud'],
      currentDate: now,
      clockTolerance: 60,
    });
    const actor = payload.sub ?? '';
    return ok({ actor, roles: readingRoles(facts, actor, now.getTime()) });
  } catch {
    return invalid('its signature, audience, subject or time does not hold');
  }
}

function invalid(why: string): Result<never> {
  return refused('token-invalid', `The reader's token is not valid: ${why}. Make a new one with your key.`);
}

function publicKeyOf(base64: string): KeyObject {
  const der = Buffer.concat([SPKI_ED25519, fromBase64(base64, 32) ?? new Uint8Array()]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}
