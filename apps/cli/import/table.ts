/** A cell as a person would read it aloud, or why nobody can. */
export type Cell = string | { readonly unreadable: string };

export interface TableRow {
  /** As a text editor or a spreadsheet counts it, from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** What a CSV file or a sheet holds, before anybody knows what the columns mean. */
export interface Table {
  readonly headings: readonly string[];
  /** What stands there concerns every row. */
  readonly headingLine: number;
  /** Without empty ones. */
  readonly rows: readonly TableRow[];
}

/** What is wrong with a row, for whoever corrects the file. */
export interface RowFault {
  readonly line: number;
  /** The heading as it stands in the file; absent where the whole row is meant. */
  readonly column?: string;
  readonly code: string;
  readonly reason: string;
}

export function isEmptyRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell === '');
}
