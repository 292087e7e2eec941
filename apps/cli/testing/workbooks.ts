import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';

const SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook of one sheet, whose cells are texts. */
export function workbookOf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  return writeExcelFile(rows.map((row) => row.map((value) => ({ value })))).toBuffer();
}

/** The same in which each cell that is named (`M3`) stands as it is written here, byte for byte. */
export async function spoiltWorkbook(
  rows: readonly (readonly string[])[],
  cells: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const parts = unzipSync(await workbookOf(rows));
  let xml = strFromU8(parts[SHEET] ?? new Uint8Array());
  for (const [address, cell] of Object.entries(cells)) {
    const whole = new RegExp(`<c r="${address}"[^>]*>.*?</c>`, 's');
    if (!whole.test(xml)) throw new Error(`No cell ${address} to spoil`);
    xml = xml.replace(whole, () => cell);
  }
  return zipSync({ ...parts, [SHEET]: strToU8(xml) });
}
