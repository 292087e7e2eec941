import { isJsonObject, type Json, type JsonObject, type Rejection } from '@mingjing/kernel';
import type { PlacedColumn } from './place-columns';
import type { RowFault } from './table';

/** The shape of the row's event, as the ledger itself checks it. */
export type CheckRow = (data: JsonObject) => Rejection | undefined;

/** What is wrong with a row of which each cell is sound. */
export function refuseRow(
  { line, data }: { readonly line: number; readonly data: JsonObject },
  check: CheckRow,
  columns: readonly PlacedColumn[],
): readonly RowFault[] {
  const wrong = check(data);
  if (wrong !== undefined) {
    const reason = inHeadings(wrong.reason, columns);
    return [{ line, ...headingOf(memberIn(wrong), columns), code: wrong.code, reason }];
  }
  const backwards = PERIODS.find(([from, to]) => isAfter(data, from, to));
  if (backwards === undefined) return [];
  const reason = 'The period ends before it begins.';
  return [{ line, ...headingOf(backwards[1], columns), code: 'period-backwards', reason }];
}

function headingOf(member: string, columns: readonly PlacedColumn[]): { column?: string } {
  const heading = columns.find((column) => column.member === member)?.heading;
  return heading === undefined ? {} : { column: heading };
}

/** Whoever corrects the file knows its headings, not the members of an event. */
function inHeadings(reason: string, columns: readonly PlacedColumn[]): string {
  return reason.replaceAll(
    /"data\.([^"[]+)[^"]*"/g,
    (member, path: string) => `"${headingOf(path, columns).column ?? member.slice(1, -1)}"`,
  );
}

const PERIODS = [
  ['licence.issued', 'licence.validTo'],
  ['certificate.validFrom', 'certificate.validTo'],
] as const;

function isAfter(data: JsonObject, from: string, to: string): boolean {
  const [start, end] = [valueAt(data, from), valueAt(data, to)];
  return typeof start === 'string' && typeof end === 'string' && start > end;
}

function valueAt(data: JsonObject, path: string): Json | undefined {
  const [outer = '', inner = ''] = path.split('.');
  const value = data[outer];
  return value !== undefined && isJsonObject(value) ? value[inner] : undefined;
}

/** `facts.member` of a payload refusal: `data.licence.issued`, `data.subtypes[2]`. */
function memberIn({ facts }: Rejection): string {
  return typeof facts['member'] === 'string' ? facts['member'].replace(/^data\.|\[.*$/g, '') : '';
}
