import { createHash } from 'node:crypto';
import {
  accept,
  canonicalJson,
  keyId,
  signedBytes,
  toBase64,
  utf8,
  type Context,
  type EventDefinition,
  type RecordedEvent,
} from '@mingjing/kernel';
import type { Draft } from '@mingjing/kernel/testing';
import { sign } from 'tweetnacl';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

export const KEY_TOLD = 'KeyTold';

class KeyTold {}

const told: EventDefinition = {
  ...{
    type: 'KeyTold',
    version: 1,
    stream: 'key',
    payload: KeyTold,
    visibility: 'reader',
    statedBy: ['founder'],
  },
  decide: () => accept(),
};

/** The keys that signed, without the ceremony of a ledger that was opened: rows as an enrolment leaves them. */
export const keyring: Context = {
  name: 'keyring',
  streams: [{ word: 'key', evolve: () => undefined }],
  events: [told],
  facts: ({ type, stream, data }: RecordedEvent) =>
    type === KEY_TOLD ? [{ table: 'key', key: stream.slice('key/'.length), value: data }] : [],
  refusals: {},
};

interface SignedOriginal {
  /** Tells that the actor's key is enrolled. */
  readonly enrolment: Draft;
  /** Tells that it was revoked. */
  readonly revocation: Draft;
  /** Members of a LateStatementAdmitted. */
  readonly data: { readonly original: string; readonly signature: string; readonly key: string };
}

/** The statement as the actor signs it, with a key of his own: the same in every run. */
export function signedOriginal(
  statement: { readonly actor: string },
  actor = statement.actor,
): SignedOriginal {
  const { publicKey, secretKey } = sign.keyPair.fromSeed(sha256(utf8(`late ${actor}`)));
  const key = keyId(sha256, publicKey);
  const body = utf8(canonicalJson(statement));
  const row = { actor, publicKey: toBase64(publicKey), purpose: 'person', enrolledAt: 0 };
  return {
    enrolment: { type: KEY_TOLD, stream: `key/${key}`, data: row },
    revocation: { type: KEY_TOLD, stream: `key/${key}`, data: { ...row, revokedAt: 9 } },
    data: {
      original: toBase64(body),
      signature: toBase64(sign.detached(signedBytes(body), secretKey)),
      key,
    },
  };
}
