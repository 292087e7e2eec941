import { headingsOf, columnsOf, type Column, type ImportKind } from './columns';
import { hiddenCharacterIn } from './hidden-characters';
import type { RowFault } from './table';

export interface PlacedColumn extends Column {
  /** The heading as it stands in the file. */
  readonly heading: string;
  readonly at: number;
}

export type Placing =
  | { readonly ok: true; readonly columns: readonly PlacedColumn[] }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

/**
 * Which column is which, by the headings of the file, in Chinese or English. A column that nobody
 * knows is refused rather than dropped: it may hold what somebody believes to be in the register.
 */
export function placeColumns(kind: ImportKind, headings: readonly string[], line: number): Placing {
  const placed: PlacedColumn[] = [];
  const faults: RowFault[] = [];
  for (const [at, heading] of headings.entries()) {
    const column = columnsOf(kind).find(({ member }) => isHeading(kind, member, heading));
    const twice = placed.find(({ member }) => member === column?.member);
    if (column === undefined) faults.push(unknownColumn(kind, heading, line));
    else if (twice !== undefined) faults.push(columnTwice(heading, twice.heading, line));
    else placed.push({ ...column, heading, at });
  }
  for (const { member, required } of columnsOf(kind)) {
    const lacks = required === true && !placed.some((column) => column.member === member);
    if (lacks) faults.push(columnMissing(kind, member, line));
  }
  return faults.length === 0 ? { ok: true, columns: placed } : { ok: false, faults };
}

function isHeading(kind: ImportKind, member: string, heading: string): boolean {
  const plain = (text: string): string => text.replaceAll(/[\s_*＊（）()]/g, '').toLowerCase();
  return headingsOf(kind, member).some((name) => plain(name) === plain(heading));
}

function unknownColumn(kind: ImportKind, heading: string, line: number): RowFault {
  const reason =
    heading === ''
      ? 'A column has no heading; give it one, or delete the column.'
      : (hiddenCharacterIn(heading) ??
        `No column of ${kind} is called "${heading}"; rename it as in \`import template ${kind}\`, or delete it.`);
  return { line, column: heading, code: 'column-unknown', reason };
}

function columnTwice(heading: string, first: string, line: number): RowFault {
  const reason = `"${heading}" and "${first}" mean the same; keep one of the two columns.`;
  return { line, column: heading, code: 'column-twice', reason };
}

function columnMissing(kind: ImportKind, member: string, line: number): RowFault {
  const names = headingsOf(kind, member).slice(0, 3).join(', ');
  return { line, code: 'column-missing', reason: `A column is missing that must be there: ${names}.` };
}
