import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const SHEET = 'xl/worksheets/sheet1.xml';

/** The same workbook in which each cell that is named (`M3`) stands as it is written here, byte for byte. */
export function spoiltWorkbook(workbook: Uint8Array, cells: Readonly<Record<string, string>>): Uint8Array {
  const parts = unzipSync(workbook);
  let xml = strFromU8(parts[SHEET] ?? new Uint8Array());
  for (const [address, cell] of Object.entries(cells)) {
    const whole = new RegExp(`<c r="${address}"[^>]*>.*?</c>`, 's');
    if (!whole.test(xml)) throw new Error(`No cell ${address} to spoil`);
    xml = xml.replace(whole, () => cell);
  }
  return zipSync({ ...parts, [SHEET]: strToU8(xml) });
}
