import { toHex } from '@mingjing/kernel';
import { MerkleTree, leafHash, parseCheckpoint } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { CliFailure, EXIT } from '../failure';
import type { OpenPlace } from './open-place';

export const PAGE_ENTRIES = 1_000;
const PAGE_CHECKPOINTS = 1_000;

/** The tree over the first `size` entries. */
export async function treeOf(
  { store, name }: OpenPlace,
  size: number,
  to: (done: number) => void,
): Promise<MerkleTree> {
  const tree = new MerkleTree(sha256);
  while (tree.size < size) {
    const entries = await store.read(tree.size, Math.min(PAGE_ENTRIES, size - tree.size));
    if (entries.length === 0) throw new CliFailure(`${name} ends at entry ${tree.size} of ${size}.`, EXIT.no);
    for (const bytes of entries) tree.append(leafHash(sha256, bytes));
    to(tree.size);
  }
  return tree;
}

/** Every checkpoint that was ever signed, as it was swapped in, oldest first. */
export async function* checkpointsOf({ checkpoints }: OpenPlace, from = 0): AsyncGenerator<string> {
  for (let next = from; ;) {
    const page = await checkpoints.read(next, PAGE_CHECKPOINTS);
    if (page.length === 0) return;
    for (const { note } of page) yield note;
    next += page.length;
  }
}

/** The size of each checkpoint; throws CliFailure where one does not stand for entries of this tree. */
export async function assertOneHistory(place: OpenPlace, tree: MerkleTree): Promise<readonly number[]> {
  const sizes: number[] = [];
  for await (const note of checkpointsOf(place)) {
    const checkpoint = parseCheckpoint(note);
    if (!checkpoint.ok) {
      throw new CliFailure(
        `Checkpoint ${sizes.length} of ${place.name}: ${checkpoint.rejection.reason}`,
        EXIT.no,
      );
    }
    const { size, root } = checkpoint.value;
    if (size > tree.size || toHex(tree.root(size)) !== toHex(root)) {
      throw new CliFailure(
        `Checkpoint ${sizes.length} of ${place.name}, over ${size} entries, is not one of this log.`,
        EXIT.no,
      );
    }
    sizes.push(size);
  }
  return sizes;
}
