import { fromBase64, signedBytes, type Signature, type Statement } from '@mingjing/kernel';
import { atEntry, blame, type Examined, type ReadEntry, type Tools } from '../examined';
import { bad, fault, good, type Check, type Fault, type Words } from '../report';
import type { KeyRing, KnownKey } from './keys';

const TITLE: Words = { zh: '签名与共签', en: 'Signatures and cosignatures' };

interface Signed {
  readonly signer: string;
  readonly signature: Signature;
}

/** Each signature over the statement's own bytes, by a key that its signer held at that index. */
export function checkSignatures(examined: Examined, ring: KeyRing, tools: Tools): Check {
  let first: Fault | undefined;
  let count = 0;
  for (const one of examined.entries) {
    const message = signedBytes(one.body);
    for (const signed of signersOf(one)) {
      count++;
      const found = unsigned(one, signed, message, ring, tools);
      if (found === undefined) continue;
      blame(examined, one.index, found);
      first ??= atEntry(one, found);
    }
  }
  if (first !== undefined) return bad('signatures', TITLE, first);
  const late = examined.entries.filter((one) => isAfterCompromise(one, ring)).length;
  const zh = late === 0 ? '' : `；其中 ${String(late)} 条在密钥失控之后`;
  const en = late === 0 ? '' : `; ${String(late)} entries were signed after their key was compromised`;
  return good(
    'signatures',
    TITLE,
    `${String(count)} 个签名全部有效${zh}`,
    `all ${String(count)} are valid${en}`,
  );
}

/** Whoever signed in without a key is vouched for by the service (record.md, attestation). */
function signersOf({ entry }: ReadEntry): readonly Signed[] {
  const { statement, signature } = entry;
  const names = statement.cosigners ?? [];
  const beside = (signature.cosigners ?? []).map((one, i) => ({ signer: names[i] ?? '', signature: one }));
  return [{ signer: firstSigner(statement), signature }, ...beside];
}

function firstSigner({ actor, attestation }: Statement): string {
  return attestation === undefined ? actor : 'ledger';
}

function unsigned(
  { index }: ReadEntry,
  { signer, signature }: Signed,
  message: Uint8Array,
  ring: KeyRing,
  { verify }: Tools,
): Fault | undefined {
  const key = ring.get(signature.key);
  if (key === undefined) return notEnrolled(signature.key);
  const misused = notInForce(key, signer, index);
  if (misused !== undefined) return misused;
  const bytes = fromBase64(signature.sig, 64);
  return bytes !== null && verify(key.publicKey, message, bytes) ? undefined : invalid(signer);
}

/** Valid from the index after its KeyEnrolled up to and including that of its KeyRevoked. */
function notInForce(key: KnownKey, signer: string, index: number): Fault | undefined {
  if (key.actor !== signer) {
    return fault(
      'key-of-another',
      `公钥属于 ${key.actor}，不是 ${signer}`,
      `its key is ${key.actor}'s, not ${signer}'s`,
    );
  }
  if (index <= key.enrolledAt) {
    return fault('key-not-yet-enrolled', '公钥登记在后', 'its key was enrolled only later');
  }
  if (key.revokedAt !== undefined && index > key.revokedAt) {
    return fault('key-revoked', '公钥此前已被撤销', 'its key had been revoked before');
  }
  return undefined;
}

function isAfterCompromise({ index, entry }: ReadEntry, ring: KeyRing): boolean {
  const last = ring.get(entry.signature.key)?.lastTrusted;
  return last !== undefined && index > last;
}

function notEnrolled(key: string): Fault {
  return fault(
    'key-not-enrolled',
    `材料中没有公钥 ${key} 的登记`,
    `no entry of the bundle enrols the key ${key}`,
  );
}

function invalid(signer: string): Fault {
  return fault(
    'signature-invalid',
    `${signer} 的签名与内容不符：伪造或事后改动`,
    `the signature of ${signer} is not one over these bytes: forged, or altered after it was signed`,
  );
}
