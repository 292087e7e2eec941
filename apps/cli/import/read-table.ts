import { decodeText, type Encoding } from './decode-text';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import type { Table } from './table';

export interface TableOptions {
  readonly encoding: Encoding;
  /** Of a workbook. */
  readonly sheet?: string;
}

/** A workbook is a ZIP file; everything else is taken for CSV. Throws CliFailure. */
export async function readTable(bytes: Uint8Array, file: string, options: TableOptions): Promise<Table> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip) return readXlsx(bytes, file, options.sheet);
  return readCsv(decodeText(bytes, options.encoding, file), file);
}
