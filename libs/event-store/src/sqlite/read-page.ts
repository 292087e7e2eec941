import type { Statements } from './entry-table';

export type Row = readonly [bytes: Uint8Array, index: number];

/** Fewer are read row by row: so is all that is kept for long, which holds no page of others with it. */
const FEW = 16;
/** More could be longer than the longest value of SQLite, a gigabyte. */
const MANY = 4_096;

/**
 * Up to `max` entries from an index on. A page of many comes as one blob of which each entry is a
 * part: to make a buffer of each takes twice as long as everything else about reading them.
 */
export function readPage(statements: Statements, from: number, max: number): readonly Row[] {
  if (max < FEW || max > MANY) return statements.page.all(from, max) as unknown[] as Row[];
  const [indexes, lengths, joined] = statements.joined.get(from, max) as unknown as Joined;
  return joined === null ? [] : parted(indexes.split(','), lengths.split(','), joined);
}

type Joined = readonly [indexes: string, lengths: string, bytes: Uint8Array | null];

function parted(indexes: readonly string[], lengths: readonly string[], joined: Uint8Array): readonly Row[] {
  let end = 0;
  return indexes.map((index, i) => [joined.subarray(end, (end += Number(lengths[i]))), Number(index)]);
}
