import { canonicalJson, fromUtf8, heldList, toHex, utf8, type Facts, type Json } from '@mingjing/kernel';

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
export function encodeList(rows: Iterable<Json>): Uint8Array {
  const lines: string[] = [];
  for (const row of rows) lines.push(`${canonicalJson(row)}\n`);
  return utf8(lines.join(''));
}

/** The rows of a list that an entry names. Throws `ListMissing` where the ledger does not hold the file. */
export function readList<Row>(facts: Facts, file: ListFile): readonly Row[] {
  const lines = fromUtf8(heldList(facts, file.sha256)).split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Row);
}

export function fileOf(facts: Facts, bytes: Uint8Array): ListFile {
  return { sha256: toHex(facts.sha256(bytes)), size: bytes.length };
}
