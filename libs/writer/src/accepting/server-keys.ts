import { LEDGER_ACTOR, rejection, toBase64, type Rejection, type Statement } from '@mingjing/kernel';
import { formatVerifierKey } from '@mingjing/log';
import { heldLogKeys } from '../sealing/log-signers';
import type { WriterParts } from '../writer-parts';
import { serviceSigners } from './service-signers';

type Held = Pick<WriterParts, 'ledger' | 'serviceKey' | 'nextServiceKey' | 'logKey' | 'nextLogKey'>;

/** A statement about the server's own keys holds only where this server can sign on after it. */
export function refuseOtherServersKeys({ type, data }: Statement, held: Held): Rejection | undefined {
  switch (type) {
    case 'LedgerOpened':
      return refuseOpening(data['serviceKey'], data['logKey'], held);
    case 'LogKeyEnrolled':
      return logKeys(held).some((one) => one === data['logKey']) ? undefined : nextKeyNotHeld(held);
    case 'LogKeyRetired':
      return logKeys(held).some((one) => one !== data['logKey']) ? undefined : LAST_LOG_KEY;
    case 'KeyRevoked':
      return data['actor'] === LEDGER_ACTOR ? refuseRevocation(data['key'], held) : undefined;
    default:
      return undefined;
  }
}

/** Entry 0 names the keys that this server signs with; under any others nobody could verify what follows. */
function refuseOpening(serviceKey: unknown, logKey: unknown, held: Held): Rejection | undefined {
  const ours = {
    serviceKey: toBase64(held.serviceKey.publicKey),
    logKey: formatVerifierKey(held.logKey.verifier),
  };
  if (serviceKey === ours.serviceKey && logKey === ours.logKey) return undefined;
  return rejection(
    'keys-not-held',
    'LedgerOpened must name the log key and the service key that this server holds.',
    ours,
  );
}

function refuseRevocation(key: unknown, held: Held): Rejection | undefined {
  if (serviceSigners(held).some(({ keyId }) => keyId !== key)) return undefined;
  return rejection(
    'keys-not-held',
    'It is the only service key that this server holds: prepare the next one (mingjing keys rotate-service), start the service again, and enrol it with the same array.',
  );
}

function nextKeyNotHeld(held: Held): Rejection {
  return rejection(
    'keys-not-held',
    'This server does not hold that key of the log, and could not sign with it: put it into keys/log-next.key (mingjing keys rotate-log), start the service again, and send the statement once more.',
    { held: logKeys(held) },
  );
}

const LAST_LOG_KEY = rejection(
  'keys-not-held',
  'It is the only key of the log that this server holds: nothing could be sealed after it. Prepare the next one first (mingjing keys rotate-log).',
);

function logKeys(held: Held): readonly string[] {
  return heldLogKeys(held).map(({ verifier }) => formatVerifierKey(verifier));
}
