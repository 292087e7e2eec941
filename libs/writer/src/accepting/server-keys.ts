import {
  LEDGER_ACTOR,
  keyId,
  rejection,
  toBase64,
  type Facts,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import { formatVerifierKey } from '@mingjing/log';
import type { WriterParts } from '../writer-parts';
import { refuseInvalidKeys } from './admission';
import type { FindKey } from './keys';

/** Entry 0 names the keys that this server signs with; under any others nobody could verify what follows. */
export function refuseOtherServersKeys(
  { type, data }: Statement,
  { serviceKey, logKey }: Pick<WriterParts, 'serviceKey' | 'logKey'>,
): Rejection | undefined {
  if (type !== 'LedgerOpened') return undefined;
  const ours = { serviceKey: toBase64(serviceKey.publicKey), logKey: formatVerifierKey(logKey.verifier) };
  if (data['serviceKey'] === ours.serviceKey && data['logKey'] === ours.logKey) return undefined;
  return rejection(
    'keys-not-held',
    'LedgerOpened must name the log key and the service key that this server holds.',
    ours,
  );
}

/** What the service key signs at this index would not hold: it is unknown, of somebody else, or revoked. */
export function refuseServiceKey(
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

export function keyIdOf({ ledger, serviceKey }: Pick<WriterParts, 'ledger' | 'serviceKey'>): string {
  return keyId(ledger.around.sha256, serviceKey.publicKey);
}
