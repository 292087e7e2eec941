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

/** Lists of millions are written and read in parts: as one text they would be held several times over. */
const LINES_AT_ONCE = 4_096;
const BYTES_AT_ONCE = 256 * 1024;
const NEWLINE = 0x0a;

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
    const to = bytes.indexOf(NEWLINE, Math.min(from + BYTES_AT_ONCE, bytes.length - 1)) + 1;
    if (to === 0) break;
    for (const line of fromUtf8(bytes.subarray(from, to)).split('\n').slice(0, -1)) {
      rows.push(taken(JSON.parse(line) as Row));
    }
    from = to;
  }
  return rows;
}

export function fileOf(facts: Facts, bytes: Uint8Array): ListFile {
  return { sha256: toHex(facts.sha256(bytes)), size: bytes.length };
}
