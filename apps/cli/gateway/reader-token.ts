import type { Pen } from '@mingjing/client';
import { canonicalJson, utf8, type JsonObject } from '@mingjing/kernel';

const LIFETIME_S = 10 * 60;

/**
 * A reader's token: a JWT (EdDSA) signed with the key that signs his statements.
 *
 *   {"alg":"EdDSA","kid":"<key id>","typ":"JWT"} . {"aud":"<origin>","exp":…,"iat":…,"sub":"<actor>"}
 */
export function readerToken(pen: Pen, origin: string, now: number): string {
  const iat = Math.floor(now / 1_000);
  const head = part({ alg: 'EdDSA', kid: pen.keyId, typ: 'JWT' });
  const body = part({ aud: origin, exp: iat + LIFETIME_S, iat, sub: pen.actor });
  const signature = Buffer.from(pen.sign(utf8(`${head}.${body}`))).toString('base64url');
  return `${head}.${body}.${signature}`;
}

function part(claims: JsonObject): string {
  return Buffer.from(canonicalJson(claims)).toString('base64url');
}
