import { equalBytes, readEntry, toHex, type Rejection } from '@mingjing/kernel';
import {
  MerkleTree,
  leafHash,
  openCheckpoint,
  parseCheckpoint,
  verifiersOf,
  type Checkpoint,
} from '@mingjing/log';
import { pooledSha256 } from '../native/pooled-sha256';
import { nativeVerify } from '../native/native-verify';
import { heldLogKeys } from '../sealing/log-signers';
import type { SealedSize } from '../sealing/seal';
import type { WriterParts } from '../writer-parts';
import {
  checkpointForged,
  checkpointMissing,
  checkpointNotOurs,
  checkpointOfOther,
  checkpointSplit,
  checkpointUnreadable,
  logShorter,
  rootDiffers,
} from './contradictions';

/** Entries that are held in memory together. */
export const PAGE = 1_000;

/** The checkpoint that was signed last; of size 0 where none was. */
export async function lastSealed(parts: WriterParts): Promise<SealedSize> {
  const { sha256 } = parts.ledger.around;
  const stored = await parts.checkpoints.get();
  if (stored === null) return { size: 0, root: new MerkleTree(sha256).root(), note: '', version: null };
  const { size, root } = signedBy(parts, stored.note);
  await assertOneOfItsSize(parts, stored.version, { size, root });
  return { size, root, note: stored.note, version: stored.version };
}

/** Hashes every entry of the log and holds it against what was signed: a shorter log or another root is refused. */
export async function hashLog(parts: WriterParts, sealed: SealedSize): Promise<MerkleTree> {
  const tree = new MerkleTree(pooledSha256);
  for (;;) {
    const page = await parts.store.read(tree.size, PAGE);
    for (const bytes of page) tree.append(leafHash(pooledSha256, bytes));
    if (page.length === 0) break;
  }
  assertFits(tree, sealed);
  return tree;
}

/**
 * A log without any checkpoint is one whose first group was cut off before it was sealed. A group is
 * recorded at one moment: entries of two moments mean that a checkpoint was signed, and is gone.
 */
export async function assertNeverSealed({ store }: WriterParts, size: number): Promise<void> {
  const [first, last] = [await store.read(0, 1), await store.read(Math.max(0, size - 1), 1)].map(([bytes]) =>
    bytes === undefined ? undefined : readEntry(bytes),
  );
  // Entries that cannot be read are named where they are verified.
  if (first?.ok !== true || last?.ok !== true) return;
  if (first.value.recordedAt !== last.value.recordedAt) throw checkpointMissing(size);
}

export function signedBy(parts: WriterParts, note: string): Checkpoint {
  const origin = parts.ledger.around.ledger;
  const claimed = claimOf(note);
  if ('reason' in claimed) throw checkpointUnreadable(claimed);
  if (claimed.origin !== origin) throw checkpointOfOther(claimed.origin, origin);
  const keys = [...heldLogKeys(parts).map(({ verifier }) => verifier), ...(parts.recovering?.logKeys ?? [])];
  const opened = openCheckpoint(note, { origin, log: verifiersOf(keys, nativeVerify), witnesses: [] });
  if (opened.ok) return opened.value;
  throw opened.rejection.code === 'bad-note-signature'
    ? checkpointForged(opened.rejection)
    : checkpointNotOurs(opened.rejection);
}

/** What a note says, whoever signed it. */
function claimOf(note: string): Checkpoint | Rejection {
  const checkpoint = parseCheckpoint(note);
  return checkpoint.ok ? checkpoint.value : checkpoint.rejection;
}

/** A size may be swapped in again with more cosignatures, never with another root. */
async function assertOneOfItsSize(
  { checkpoints }: WriterParts,
  newest: number,
  { size, root }: Pick<Checkpoint, 'size' | 'root'>,
): Promise<void> {
  for (let version = newest - 1; version >= 0; version--) {
    const [earlier] = await checkpoints.read(version, 1);
    const claimed = earlier === undefined ? undefined : claimOf(earlier.note);
    if (claimed === undefined || 'reason' in claimed || claimed.size !== size) return;
    if (!equalBytes(claimed.root, root)) throw checkpointSplit(size, toHex(claimed.root), toHex(root));
  }
}

/** Refuses a shorter log than was signed, and another one. */
export function assertFits(tree: MerkleTree, sealed: SealedSize): void {
  if (tree.size < sealed.size) throw logShorter(tree.size, sealed.size);
  const root = toHex(tree.root(sealed.size));
  if (root !== toHex(sealed.root)) throw rootDiffers(sealed.size, root, toHex(sealed.root));
}
