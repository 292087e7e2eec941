import { toHex } from '@mingjing/kernel';
import type { MerkleTree } from '@mingjing/log';
import type { Constitution } from '../deciding/constitution';
import { pooledSha256 } from '../native/pooled-sha256';
import { logSignersAt } from '../sealing/log-signers';
import { Recorder } from '../sealing/recorder';
import { Sealer } from '../sealing/seal';
import { Writer } from '../writer';
import type { OwnLog, WriterParts } from '../writer-parts';
import { assertLogKeys, assertServiceKey } from './assert-keys';
import { assertClock } from './contradictions';
import { readLog, type KnownLog } from './known-log';
import { assertNeverSealed, lastSealed } from './signed-log';
import { tellLog } from './tell';

/**
 * Opens a ledger: hashes every entry, checks the log against the last signed checkpoint, tells the
 * index what it has not told yet, and verifies as an outsider would what stands behind the
 * checkpoint before it seals it. Nothing that somebody slipped in is ever signed. What this process
 * has done of that already, as a mirror, need not be done again.
 */
export async function openWriter(given: WriterParts, known?: KnownLog): Promise<Writer> {
  const sealed = await lastSealed(given);
  const { tree, told: before } = await readLog(given, sealed, known);
  if (sealed.version === null) await assertNeverSealed(given, tree.size);
  await given.freshness?.confirm(ownLog(tree, sealed.note));
  const parts = { ...given, ledger: withRootsOf(tree, given.ledger) };
  const told = before ?? (await tellLog(parts, tree.size, sealed.size));
  assertClock(parts.clock(), told.lastRecordedAt);
  assertServiceKey(parts, told.world);
  assertLogKeys(parts, told.world, sealed);
  const sealer = new Sealer(pooledSha256, parts.store, parts.checkpoints, tree, sealed);
  const { world, lastRecordedAt } = told;
  if (isFinal(given)) {
    if (tree.size > sealed.size) await sealer.seal(tree.size, logSignersAt(parts, world, tree.size));
    await parts.vault.sweep((id) => world.indexOf(id) !== undefined);
  }
  return new Writer(parts, world, new Recorder(parts, world, sealer, lastRecordedAt));
}

/**
 * A lost key seals nothing: what is not sealed waits for the key that replaces it. And a log that may lack its
 * newest entries is neither sealed as it is, nor are their disclosures swept from the vault as if they never were.
 */
function isFinal({ recovering, freshness }: WriterParts): boolean {
  return recovering === undefined && freshness?.heldBack() === undefined;
}

function ownLog(tree: MerkleTree, note: string): OwnLog {
  return {
    ...{ size: tree.size, note },
    rootAt: (size) => tree.root(size),
    consistency: (from, to) => tree.consistency(from, to),
  };
}

/** Decisions ask for roots of the very log that is written, from the first entry that is told anew. */
export function withRootsOf(tree: MerkleTree, ledger: Constitution): Constitution {
  const root = (size: number): string | undefined => (size <= tree.size ? toHex(tree.root(size)) : undefined);
  return { ...ledger, around: { ...ledger.around, root } };
}
