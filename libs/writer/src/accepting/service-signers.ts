import { LEDGER_ACTOR, keyId, rejection, type Facts, type Rejection } from '@mingjing/kernel';
import type { WriterParts } from '../writer-parts';
import { refuseInvalidKeys } from './admission';
import type { FindKey } from './keys';

type Held = Pick<WriterParts, 'ledger' | 'serviceKey' | 'nextServiceKey'>;

/** A service key that lies on this server. */
export interface ServiceSigner {
  /** 16 hex digits. */
  readonly keyId: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** The newer first: from the index after its enrolment on, it signs. */
export function serviceSigners({ ledger, serviceKey, nextServiceKey }: Held): readonly ServiceSigner[] {
  const held = nextServiceKey === undefined ? [serviceKey] : [nextServiceKey, serviceKey];
  return held.map((signer) => ({
    keyId: keyId(ledger.around.sha256, signer.publicKey),
    sign: (message) => signer.sign(message),
  }));
}

/** The held key that signs what the ledger states itself at that index; why none of them can. */
export function serviceSignerAt(
  signers: readonly ServiceSigner[],
  facts: Pick<Facts, 'get'>,
  find: FindKey,
  index: number,
): ServiceSigner | Rejection {
  let why: Rejection | undefined;
  for (const signer of signers) {
    why = refuseServiceKey(facts, find, signer.keyId, index);
    if (why === undefined) return signer;
  }
  return why ?? rejection('key-unknown', 'This server holds no service key.');
}

/** What the service key signs at this index would not hold: it is unknown, of somebody else, or revoked. */
function refuseServiceKey(
  facts: Pick<Facts, 'get'>,
  find: FindKey,
  id: string,
  index: number,
): Rejection | undefined {
  const key = find(facts, id);
  if (key?.actor === LEDGER_ACTOR) {
    return refuseInvalidKeys([{ actor: LEDGER_ACTOR, keyId: id, sig: '', key }], index);
  }
  return rejection('key-unknown', `The service key ${id} that this server holds is not enrolled.`, {
    key: id,
  });
}
