import { createPrivateKey } from 'node:crypto';
import type { JsonObject } from '@mingjing/kernel';
import { SignJWT } from 'jose';

export interface Response {
  readonly status: number;
  /** Empty where the answer is no JSON. */
  readonly body: JsonObject;
  readonly text: string;
  /** Of a refusal; otherwise empty. */
  readonly code: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export function answerOf(answer: { statusCode: number; body: string; headers: object }): Response {
  let body: JsonObject = {};
  try {
    body = JSON.parse(answer.body) as JsonObject;
  } catch {
    // A checkpoint or a proof is no JSON: `text` has it.
  }
  const code = body['code'];
  return {
    status: answer.statusCode,
    body,
    text: answer.body,
    code: typeof code === 'string' ? code : '',
    headers: answer.headers as Record<string, unknown>,
  };
}

export interface Reading {
  readonly actor: string;
  /** Key id. */
  readonly key: string;
  /** 32 bytes: the seed of the reader's Ed25519 key. */
  readonly seed: Buffer;
  readonly origin: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Authorization header with a token of ten minutes. */
export async function readerToken({ actor, key, seed, origin, now }: Reading): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const der = Buffer.concat([PKCS8_ED25519, seed]);
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', kid: key })
    .setSubject(actor)
    .setAudience(origin)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 600)
    .sign(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  return `Bearer ${token}`;
}
