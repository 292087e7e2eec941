import { toHex } from '@mingjing/kernel';
import { parseCheckpoint, whatHolds } from '@mingjing/log';

/** Hex root of this node's own tree; undefined where it is not that long. */
export type RootAt = (size: number) => string | undefined;

/** The size of the checkpoint in a note of the shared store; undefined where it is of another tree, or of one that is longer than this node's. */
export function sizeInOwnTree(text: string, rootAt: RootAt): number | undefined {
  // A line behind a second empty line would be read as text.
  const checkpoint = parseCheckpoint(whatHolds(text, []));
  if (!checkpoint.ok) return undefined;
  const { size, root } = checkpoint.value;
  return rootAt(size) === toHex(root) ? size : undefined;
}
