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

/** A CSV text that begins with its headings (RFC 4180; comma, semicolon or tab). Throws CliFailure. */
export async function readCsv(text: string, file: string): Promise<Table> {
  const [first, ...records] = await parsed(text, file);
  if (first === undefined) throw unreadable(`${file} is empty; its first line must hold the headings.`);
  const rows = records.map(rowOf).filter(({ cells }) => !isEmptyRow(cells));
  const headings = first.record.map((heading) => heading.trim());
  return { headings, headingLine: rowOf(first).line, rows };
}

const parseText = promisify(
  (text: string, options: Options, done: (error: unknown, records: unknown) => void) => {
    parse(text, options, done);
  },
);

async function parsed(written: string, file: string): Promise<readonly ParsedRecord[]> {
  const { text, delimiter } = delimited(written.replaceAll(/\r\n?/g, '\n'));
  const options = { info: true, delimiter, relax_column_count: true, skip_empty_lines: true };
  try {
    return (await parseText(text, options)) as readonly ParsedRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(`${file} is no CSV file: ${error.message}.`, error);
  }
}

/** `sep=,`: Excel may say in a line of its own what parts the cells. That line stays, empty, for the count. */
const SEPARATOR = /^"?sep=([,;\t|])"?\n/i;

function delimited(text: string): { readonly text: string; readonly delimiter: string } {
  const [, mark] = SEPARATOR.exec(text) ?? [];
  if (mark !== undefined) return { text: text.replace(SEPARATOR, '\n'), delimiter: mark };
  return { text, delimiter: delimiterOf(text) };
}

/** The headings say it: cells below may hold lists parted by any of the three. */
function delimiterOf(text: string): string {
  const [headings = ''] = /[^\n]+/.exec(text) ?? [];
  const count = (mark: string): number => headings.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function rowOf({ record, info }: ParsedRecord): TableRow {
  const breaks = record.join('').split('\n').length - 1;
  return { line: info.lines - breaks, cells: record.map(cellOf) };
}
