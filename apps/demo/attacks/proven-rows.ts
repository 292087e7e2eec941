import { provesRow, type RegisterProof } from '@mingjing/draw';
import { sha256 } from '@mingjing/writer';

/** A frozen list as everybody knows it: its root, and how many rows it has. */
export interface FrozenList {
  readonly root: string;
  readonly size: number;
}

/** Whether the row stands in just that list. */
export function standsIn(list: FrozenList, proof: RegisterProof): boolean {
  return proof.root === list.root && proof.size === list.size && provesRow(proof, sha256);
}

/**
 * Whether no row of this id stands in a list sorted by id: the rows on both sides of it are neighbours
 * there, or the one beside it is the list's first or last.
 */
export function standsNowhereIn(list: FrozenList, id: string, neighbours: readonly RegisterProof[]): boolean {
  if (neighbours.length === 0 || !neighbours.every((proof) => standsIn(list, proof))) return false;
  const before = neighbours.filter((proof) => idOf(proof) < id);
  const after = neighbours.filter((proof) => idOf(proof) > id);
  if (before.length > 1 || after.length > 1 || before.length + after.length < neighbours.length) return false;
  const [last, first] = [before[0]?.index ?? -1, after[0]?.index ?? list.size];
  return last + 1 === first;
}

function idOf({ leaf }: RegisterProof): string {
  return (JSON.parse(leaf) as { readonly id: string }).id;
}
