import {
  canonicalJson,
  concatBytes,
  fromUtf8,
  heldList,
  toHex,
  utf8,
  type Facts,
  type Json,
} from '@mingjing/kernel';
import { GrowingTree } from '../algorithm/merkle-root';

/** Lists of millions are written and read in parts: as one text they would be held several times over. */
const LINES_AT_ONCE = 4_096;
const BYTES_AT_ONCE = 256 * 1024;
const NEWLINE = 0x0a;
const USUAL_LINE = 256;

/** A restricted list of a frozen register, as its entry names it. */
export interface ListFile {
  readonly sha256: string;
  readonly size: number;
}

/**
 * JSON Lines, each line the JCS of one row and then "\n":
 *
 *     {"id":"E-0001","stratum":"hotels","weight":1}
 */
export function encodeList<Row extends object>(
  rows: Iterable<Row>,
  lineOf: (row: Row) => string = (row) => canonicalJson(row as Json),
): Uint8Array {
  const parts: Uint8Array[] = [];
  let lines: string[] = [];
  for (const row of rows) {
    if (lines.push(`${lineOf(row)}\n`) < LINES_AT_ONCE) continue;
    parts.push(utf8(lines.join('')));
    lines = [];
  }
  return concatBytes(...parts, utf8(lines.join('')));
}

/**
 * The rows of a list that an entry names, each as `taken`. Throws `ListMissing` where the ledger does not
 * hold the file.
 */
export function readList<Row>(
  facts: Facts,
  file: ListFile,
  taken: (row: Row) => Row = (row) => row,
): readonly Row[] {
  const bytes = heldList(facts, file.sha256);
  const rows: Row[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, Math.min(from + BYTES_AT_ONCE, bytes.length - 1));
    if (end < 0) break;
    // No text of JSON holds a line's end: a page of lines is an array of its rows.
    const page = fromUtf8(bytes.subarray(from, end)).replaceAll('\n', ',');
    for (const row of JSON.parse(`[${page}]`) as readonly Row[]) rows.push(taken(row));
    from = end + 1;
  }
  return rows;
}

/** Hex MTH (RFC 6962) over the lines of a list, without their "\n": over the JCS of its rows. */
export function rootOfList(list: Uint8Array, { sha256 }: Facts): string {
  const tree = new GrowingTree(sha256);
  let leaf = new Uint8Array(USUAL_LINE);
  for (let from = 0; from < list.length;) {
    const end = list.indexOf(NEWLINE, from);
    if (end - from >= leaf.length) leaf = new Uint8Array(2 * (end - from));
    // leaf[0] is 0x00, the prefix of a leaf.
    leaf.set(list.subarray(from, end), 1);
    tree.add(leaf.subarray(0, 1 + end - from));
    from = end + 1;
  }
  return toHex(tree.root());
}

export function fileOf(facts: Facts, bytes: Uint8Array): ListFile {
  return { sha256: toHex(facts.sha256(bytes)), size: bytes.length };
}
