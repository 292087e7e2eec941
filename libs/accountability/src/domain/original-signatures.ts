import { enrolledKey, keysOf, type EnrolledKey } from '@mingjing/governance/contracts';
import { fromBase64, LEDGER_ACTOR, signedBytes, type Facts, type Statement } from '@mingjing/kernel';
import type { LateStatementAdmitted } from '../payloads/late-entries';
import { admittedOriginal } from './admitted-original';

/** Ed25519, valid as record.md says; never throws. Curve arithmetic enters as an argument. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** A signature that was handed in with an original, and in whose name. */
export interface NamedSignature {
  readonly signer: string;
  /** Id of the key that is to have made it; any of the signer's where none is named. */
  readonly key?: string;
  /** Base64, 64 bytes. */
  readonly sig: string;
}

type Handed = Pick<LateStatementAdmitted, 'original' | 'signature' | 'key' | 'cosigners'>;

/** The signature set of the original (record.md): its signer's, then its cosigners' in the order of their names. */
export function namedSignatures({
  original,
  signature,
  key,
  cosigners = [],
}: Handed): readonly NamedSignature[] {
  const statement = admittedOriginal({ original });
  if (statement === undefined) return [];
  const names = statement.cosigners ?? [];
  return [
    { signer: signerOf(statement), sig: signature, ...(key === undefined ? {} : { key }) },
    ...cosigners.map((one, i) => ({ signer: names[i] ?? '', key: one.key, sig: one.sig })),
  ];
}

/** Keys that may have made the signature: revoked or not, they are asked for at any time of their lives. */
export function keysBehind({ signer, key }: NamedSignature, facts: Facts): readonly EnrolledKey[] {
  if (key === undefined) return keysOf(facts, signer);
  const named = enrolledKey(facts, key);
  return named?.actor === signer ? [named] : [];
}

/** The key that made the signature over the exact bytes of the original; undefined where none of the signer's did. */
export function keyThatMade(
  verify: Verify,
  { original }: Handed,
  named: NamedSignature,
  facts: Facts,
): EnrolledKey | undefined {
  const [body, signature] = [fromBase64(original), fromBase64(named.sig, 64)];
  if (body === null || signature === null) return undefined;
  return keysBehind(named, facts).find(({ publicKey }) => {
    const key = fromBase64(publicKey, 32);
    return key !== null && verify(key, signedBytes(body), signature);
  });
}

/** What was attested the service signed, with a key of its own. */
function signerOf({ actor, attestation }: Statement): string {
  return attestation === undefined ? actor : LEDGER_ACTOR;
}
