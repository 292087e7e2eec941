import readExcelFile, { type CellValue, type Sheet } from 'read-excel-file/node';
import { unreadable } from '../failure';
import { cellOf } from './cell-of';
import { spellOutErrors } from './spell-out-errors';
import { isEmptyRow, type Cell, type Table } from './table';

/**
 * A sheet of an XLSX workbook with headings in its first row: the one of that name, else the first.
 * Throws CliFailure.
 */
export async function readXlsx(bytes: Uint8Array, file: string, name?: string): Promise<Table> {
  const sheets = await sheetsOf(bytes).catch((cause: unknown) => {
    throw unreadable(`${file} is no XLSX workbook; save it as .xlsx or .csv.`, cause);
  });
  const sheet = name === undefined ? sheets[0] : sheets.find((one) => one.sheet === name);
  const [headings, ...rows] = sheet?.data ?? [];
  if (headings === undefined) {
    const names = sheets.map((one) => one.sheet).join(', ');
    throw unreadable(`${file} has no rows in the sheet ${name ?? 'first'}; its sheets are ${names}.`);
  }
  const all = rows.map((cells, at) => ({ line: at + 2, cells: cells.map(readCell) }));
  return {
    headings: trimmed(headings.map((heading) => (heading === null ? '' : String(heading).trim()))),
    headingLine: 1,
    rows: all.filter(({ cells }) => !isEmptyRow(cells)),
  };
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  return readExcelFile(Buffer.from(spellOutErrors(bytes)));
}

/** Cells that were only formatted make a sheet wider than its headings. */
function trimmed(headings: readonly string[]): readonly string[] {
  return headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1);
}

function readCell(value: CellValue | null): Cell {
  if (value === null) return '';
  if (typeof value === 'string') return cellOf(value);
  if (value instanceof Date) return dayOf(value);
  if (typeof value === 'boolean') return String(value);
  return Number.isSafeInteger(value) ? String(value) : NOT_EXACT;
}

/** Before March 1900 programs count days differently, and there a cell holds a number that nobody meant as a day. */
function dayOf(value: Date): Cell {
  const isCounted = value >= new Date('1900-03-01T00:00:00Z') && value < new Date('9999-12-31T24:00:00Z');
  return isCounted ? value.toISOString().slice(0, 10) : NO_DAY;
}

const NO_DAY = {
  unreadable:
    'The cell holds a number that is formatted as a day, and no day from March 1900 on; enter the day as 2026-03-05, or empty the cell if there is none.',
};

/** A code of 18 digits in a number cell has lost its last digits already. */
const NOT_EXACT = {
  unreadable: 'The cell holds a number that is not exact; format the column as text and enter it again.',
};
