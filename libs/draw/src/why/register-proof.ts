import { compareBytes, fromHex, toHex, utf8, type Sha256 } from '@mingjing/kernel';
import { leafHash, merklePaths, rootOfPath } from './merkle-path';

/** That a row stands in a frozen register: RFC 6962 inclusion under the register's root. */
export interface RegisterProof {
  /** The row as it was hashed: JCS. */
  readonly leaf: string;
  readonly index: number;
  readonly size: number;
  /** Hex, sibling first. */
  readonly path: readonly string[];
  /** The root as RegisterFrozen and the transcript name it, hex. */
  readonly root: string;
}

export interface FrozenRows {
  /** JCS of each row, in the order of the register. */
  readonly leaves: readonly string[];
  readonly root: string;
}

export function proofsOf(
  { leaves, root }: FrozenRows,
  positions: readonly number[],
  sha256: Sha256,
): readonly RegisterProof[] {
  const hashes = leaves.map((leaf) => leafHash(leaf, sha256));
  const paths = merklePaths(hashes, positions, sha256);
  return positions.map((index, at) => ({
    leaf: leaves[index] ?? '',
    ...{ index, size: leaves.length, path: (paths[at] ?? []).map((hash) => toHex(hash)), root },
  }));
}

/** Whether the path leads from the row to the root; strangers' proofs are false, never an exception. */
export function provesRow({ leaf, index, size, path, root }: RegisterProof, sha256: Sha256): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  const siblings = path.map((hex) => fromHex(hex)).filter((hash) => hash !== null);
  if (siblings.length !== path.length) return false;
  return rootOfPath(leafHash(leaf, sha256), index, size, siblings, sha256) === root;
}

/**
 * That no row of this id stands in a register sorted by id: its two neighbours, side by side, or the
 * one at the end of the register where it would stand. None where the register is empty.
 */
export function absenceProof(
  rows: FrozenRows,
  ids: readonly string[],
  id: string,
  sha256: Sha256,
): readonly RegisterProof[] {
  const after = ids.findIndex((other) => compareBytes(utf8(other), utf8(id)) > 0);
  const next = after < 0 ? ids.length : after;
  const neighbours = [next - 1, next].filter((position) => position >= 0 && position < ids.length);
  return proofsOf(rows, neighbours, sha256);
}
