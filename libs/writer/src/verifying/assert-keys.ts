import { LEDGER_ACTOR, keyId, logKeysInForce, type NamedLogKey } from '@mingjing/kernel';
import { formatVerifierKey, logKeysAt, openCheckpoint, verifiersOf } from '@mingjing/log';
import { isRejection } from '../deciding/judge';
import { serviceSignerAt, serviceSigners } from '../accepting/service-signers';
import { nativeVerify } from '../native/native-verify';
import { heldAs, heldLogKeys } from '../sealing/log-signers';
import type { SealedSize } from '../sealing/seal';
import type { ToldWorld } from '../world/told-world';
import type { WriterParts } from '../writer-parts';
import { checkpointNotAnnounced, logKeyMissing, serviceKeyInvalid } from './key-contradictions';

/** What the service key signs from now on must hold for whoever verifies the log. */
export function assertServiceKey(parts: WriterParts, world: ToldWorld): void {
  if (world.size() === 0 || parts.recovering !== undefined) return;
  const signer = serviceSignerAt(serviceSigners(parts), world, parts.findKey, world.size());
  if (!isRejection(signer)) return;
  const { sha256 } = parts.ledger.around;
  const held = [parts.serviceKey, ...(parts.nextServiceKey === undefined ? [] : [parts.nextServiceKey])];
  const ids = held.map(({ publicKey }) => keyId(sha256, publicKey));
  throw serviceKeyInvalid(ids, parts.findKey(world, ids[0] ?? '')?.actor === LEDGER_ACTOR, signer);
}

/**
 * The log itself announces its keys: each in force must be held (or be given up for lost), and the newest
 * checkpoint must bear the line of one that was in force at its size, not of any that happens to lie here.
 */
export function assertLogKeys(parts: WriterParts, world: ToldWorld, sealed: SealedSize): void {
  const named = parts.ledger.logKeys(world);
  if (named.length === 0) return;
  const inForce = logKeysInForce(named, world.size());
  const missing = inForce.filter((key) => heldAs(parts, key) === undefined);
  if (missing.length > 0 && parts.recovering === undefined)
    throw logKeyMissing(missing, heldNames(parts), inForce.length);
  assertSignedInForce(parts, named, sealed);
}

function assertSignedInForce(
  { ledger }: WriterParts,
  named: readonly NamedLogKey[],
  { size, note }: SealedSize,
): void {
  if (note === '') return;
  const { ledger: origin, sha256 } = ledger.around;
  const log = verifiersOf(logKeysAt(sha256, named, size), nativeVerify);
  const opened = openCheckpoint(note, { origin, log, witnesses: [] });
  if (!opened.ok) throw checkpointNotAnnounced(size, opened.rejection);
}

function heldNames(parts: WriterParts): readonly string[] {
  return heldLogKeys(parts).map(({ verifier }) => formatVerifierKey(verifier));
}
