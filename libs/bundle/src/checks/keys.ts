import { enrolmentProofBytes, fromBase64, keyId, type JsonObject, type Sha256 } from '@mingjing/kernel';
import { isAcceptablePublicKey } from '@mingjing/log';
import { atEntry, blame, openingOf, textIn, type Examined, type ReadEntry, type Tools } from '../examined';
import { bad, fault, good, type Check, type Fault, type Words } from '../report';

const TITLE: Words = { zh: '签名人公钥的登记', en: 'How each key was enrolled' };

/** A key as the bundle shows it, by the indexes of the log. */
export interface KnownKey {
  readonly actor: string;
  readonly publicKey: Uint8Array;
  /** Entries after this one may be signed with it; −1 for those that entry 0 names. */
  readonly enrolledAt: number;
  revokedAt?: number;
  /** What its holder still vouches for after a compromise. */
  lastTrusted?: number;
}

export type KeyRing = ReadonlyMap<string, KnownKey>;

/** Every key that the bundle's own entries enrol: those of entry 0, KeyEnrolled, KeyRevoked. */
export function keyRingOf(examined: Pick<Examined, 'entries'>, { sha256 }: Pick<Tools, 'sha256'>): KeyRing {
  const ring = new Map<string, KnownKey>();
  const opening = openingOf(examined)?.entry.statement.data ?? {};
  const founder = opening['founder'] as JsonObject | undefined;
  put(ring, sha256, 'founder', founder?.['publicKey'], -1);
  put(ring, sha256, 'ledger', opening['serviceKey'], -1);
  for (const { entry, index } of examined.entries) {
    const { type, data } = entry.statement;
    if (type === 'KeyEnrolled') put(ring, sha256, textIn(data['actor']), data['publicKey'], index);
    if (type === 'KeyRevoked') revoke(ring, data, index);
  }
  return ring;
}

function put(ring: Map<string, KnownKey>, sha256: Sha256, actor: string, text: unknown, at: number): void {
  const publicKey = typeof text === 'string' ? fromBase64(text, 32) : null;
  if (publicKey === null) return;
  const id = keyId(sha256, publicKey);
  // A public key is enrolled once, for one actor, ever.
  if (!ring.has(id)) ring.set(id, { actor, publicKey, enrolledAt: at });
}

function revoke(ring: Map<string, KnownKey>, data: JsonObject, index: number): void {
  const key = ring.get(textIn(data['key']));
  if (key === undefined || key.actor !== data['actor']) return;
  key.revokedAt ??= index;
  const last = data['lastTrustedIndex'];
  if (typeof last === 'number') key.lastTrusted ??= last;
}

/** Entry 0 is there, and each enrolled key is a sound one whose holder asked for it in this ledger. */
export function checkKeys(examined: Examined, tools: Tools): Check {
  const opening = openingOf(examined);
  if (opening === undefined) return bad('keys', TITLE, OPENING_MISSING);
  const origin = opening.entry.statement.ledger;
  const enrolments = examined.entries.filter(({ entry }) => entry.statement.type === 'KeyEnrolled');
  for (const one of enrolments) {
    const found = unsound(one, origin, tools);
    if (found === undefined) continue;
    blame(examined, one.index, found);
    return bad('keys', TITLE, atEntry(one, found));
  }
  const count = String(enrolments.length);
  return good(
    'keys',
    TITLE,
    `创始条目及 ${count} 条公钥登记，持有人均已自证`,
    `entry 0 and ${count} enrolments, each with its holder's own proof`,
  );
}

function unsound({ entry }: ReadEntry, origin: string, { verify }: Tools): Fault | undefined {
  const { actor, publicKey: text, proof } = entry.statement.data;
  const publicKey = typeof text === 'string' ? fromBase64(text, 32) : null;
  const signature = typeof proof === 'string' ? fromBase64(proof, 64) : null;
  if (publicKey === null || signature === null || typeof actor !== 'string') return MALFORMED;
  if (!isAcceptablePublicKey(publicKey)) return MALFORMED;
  return verify(publicKey, enrolmentProofBytes(origin, actor), signature) ? undefined : NO_POSSESSION;
}

const OPENING_MISSING = fault(
  'opening-missing',
  '缺少第 0 条（账本创始），无法追溯任何公钥',
  'entry 0, in which every key is rooted, is not in the bundle',
);
const MALFORMED = fault('key-malformed', '登记的公钥不合格', 'the key that it enrols is not a sound one');
const NO_POSSESSION = fault(
  'proof-invalid',
  '持有人自证无效',
  "the holder's proof that he has the key does not hold",
);
