import { promisify } from 'node:util';
import { CsvError, parse, type Options } from 'csv-parse';
import { unreadable } from '../failure';
import { cellOf } from './cell-of';
import { isEmptyRow, type Table, type TableRow } from './table';

interface ParsedRecord {
  readonly record: readonly string[];
  /** `lines`: the line at which the record ends. */
  readonly info: { readonly lines: number };
}

/** A CSV text with headings in its first line (RFC 4180; comma, semicolon or tab). Throws CliFailure. */
export async function readCsv(text: string, file: string): Promise<Table> {
  const [first, ...records] = await parsed(text, file);
  if (first === undefined) throw unreadable(`${file} is empty; its first line must hold the headings.`);
  const rows = records.map(rowOf).filter(({ cells }) => !isEmptyRow(cells));
  return { headings: first.record.map((heading) => heading.trim()), rows };
}

const parseText = promisify(
  (text: string, options: Options, done: (error: unknown, records: unknown) => void) => {
    parse(text, options, done);
  },
);

async function parsed(text: string, file: string): Promise<readonly ParsedRecord[]> {
  const delimiter = delimiterOf(text);
  const options = { info: true, delimiter, relax_column_count: true, skip_empty_lines: true };
  try {
    return (await parseText(text, options)) as readonly ParsedRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(`${file} is no CSV file: ${error.message}.`, error);
  }
}

/** The headings say it: cells below may hold lists parted by any of the three. */
function delimiterOf(text: string): string {
  const [headings = ''] = text.split(/\r?\n/, 1);
  const count = (mark: string): number => headings.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function rowOf({ record, info }: ParsedRecord): TableRow {
  const breaks = record.join('').split('\n').length - 1;
  return { line: info.lines - breaks, cells: record.map(cellOf) };
}
