import { formatVerifierKey } from '@mingjing/log';
import { logKeysInForce, type NamedLogKey, type World } from '@mingjing/kernel';
import type { WriterParts } from '../writer-parts';
import type { LogKey } from './seal';

type Held = Pick<WriterParts, 'logKey' | 'nextLogKey'>;

/** A checkpoint can be signed by no key that the log would believe: somebody took the key away meanwhile. */
export class NoLogKeyInForce extends Error {}

/** The keys of the log that lie on this server. */
export function heldLogKeys({ logKey, nextLogKey }: Held): readonly LogKey[] {
  return nextLogKey === undefined ? [logKey] : [logKey, nextLogKey];
}

/**
 * Those held that sign the checkpoint over the first `size` entries, all of which `world` tells: each key that
 * these entries announce and do not retire. The log itself says so: whoever verifies it comes to the same keys.
 */
export function logSignersAt(
  parts: Held & Pick<WriterParts, 'ledger'>,
  world: Pick<World, 'state'>,
  size: number,
): readonly LogKey[] {
  const inForce = logKeysInForce(parts.ledger.logKeys(world), size);
  const signers = inForce.flatMap((key) => heldAs(parts, key) ?? []);
  if (signers.length > 0) return signers;
  throw new NoLogKeyInForce(
    `No key in force at size ${String(size)} is held here: ${inForce.map(({ logKey }) => logKey).join(', ')}.`,
  );
}

export function heldAs(parts: Held, { logKey }: NamedLogKey): LogKey | undefined {
  return heldLogKeys(parts).find(({ verifier }) => formatVerifierKey(verifier) === logKey);
}
