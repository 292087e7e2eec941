import { hiddenCharacterIn } from './hidden-characters';
import { spreadsheetErrorIn } from './spreadsheet-errors';
import type { Cell } from './table';

/** A cell by what is written in it, of a CSV file and of a workbook alike. */
export function cellOf(written: string): Cell {
  const text = written.trim();
  const reason = spreadsheetErrorIn(text) ?? hiddenCharacterIn(text);
  return reason === undefined ? text : { unreadable: reason };
}
