import type { Json, JsonObject } from '@mingjing/kernel';
import type { ImportKind } from './columns';
import { idsTwice } from './ids-twice';
import { missingTogether } from './missing-together';
import { placeColumns, type PlacedColumn } from './place-columns';
import { refuseRow, type CheckRow } from './refuse-row';
import type { Cell, RowFault, Table, TableRow } from './table';

/** A row as an event of the register, not yet numbered and not yet signed. */
export interface SoundRow {
  readonly line: number;
  /** Id of the entity, the officer, or the entity that a task goes to. */
  readonly id: string;
  readonly data: JsonObject;
  /** Values to commit to; they stand in no entry. */
  readonly personal: Readonly<Record<string, string>>;
}

export interface RowsRead {
  readonly sound: readonly SoundRow[];
  readonly faults: readonly RowFault[];
}

/**
 * Reads every row of a table and checks what can be checked without the ledger. Rows with a fault
 * are not among the sound ones; a fault of the headings leaves none.
 */
export function readRows(
  kind: ImportKind,
  table: Table,
  check: CheckRow,
  defaults: JsonObject = {},
): RowsRead {
  const placing = placeColumns(kind, table.headings, table.headingLine);
  if (!placing.ok) return { sound: [], faults: placing.faults };
  const sound: SoundRow[] = [];
  const faults: RowFault[] = [];
  const twiceIn = idsTwice(kind, placing.columns);
  for (const row of table.rows) {
    const read = readRow(kind, row, placing.columns, defaults);
    const twice = twiceIn(row);
    if ('faults' in read) faults.push(...withTwice(read.faults, twice));
    else {
      const wrong = twice === undefined ? refuseRow(read, check, placing.columns) : [twice];
      if (wrong.length > 0) faults.push(...wrong);
      else sound.push(read);
    }
  }
  return { sound, faults };
}

/** That an id looks like one before says more of its cell than that it is badly written. */
function withTwice(faults: readonly RowFault[], twice: RowFault | undefined): readonly RowFault[] {
  return twice === undefined ? faults : [twice, ...faults.filter(({ column }) => column !== twice.column)];
}

function readRow(
  kind: ImportKind,
  row: TableRow,
  columns: readonly PlacedColumn[],
  defaults: JsonObject,
): SoundRow | { readonly faults: readonly RowFault[] } {
  const { line, cells } = row;
  const faults: RowFault[] = [];
  const members = new Map<string, unknown>(Object.entries(defaults));
  if (cells.length > columns.length) faults.push(tooManyCells(line, cells.length, columns.length));
  for (const column of columns) {
    const read = readCell(cells[column.at] ?? '', column);
    if (read?.ok === true) members.set(column.member, read.value);
    else if (read !== undefined) faults.push({ line, column: column.heading, ...read });
  }
  faults.push(...missingTogether(kind, row, columns));
  return faults.length > 0 ? { faults } : { line, ...rowOf(kind, members) };
}

type CellRead =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; code: string; reason: string };

function readCell(cell: Cell, { read, required }: PlacedColumn): CellRead | undefined {
  if (typeof cell !== 'string') return { ok: false, code: 'cell-unreadable', reason: cell.unreadable };
  if (cell === '') {
    return required === true
      ? { ok: false, code: 'cell-empty', reason: 'The cell is empty, but must have a value.' }
      : undefined;
  }
  const reading = read(cell);
  return reading.ok ? reading : { ok: false, code: 'cell-malformed', reason: reading.reason };
}

/** Members the law wants as lists, though a cell may be empty. */
const LISTS: Readonly<Record<ImportKind, readonly string[]>> = {
  entities: ['subtypes'],
  officers: ['specialties', 'fields'],
  tasks: [],
};

function rowOf(kind: ImportKind, members: ReadonlyMap<string, unknown>): Omit<SoundRow, 'line'> {
  const data: Record<string, Json> = {};
  const personal: Record<string, string> = {};
  for (const list of LISTS[kind]) data[list] = [];
  for (const [member, value] of members) {
    const [outer = '', inner] = member.split('.');
    if (outer === 'personal') personal[inner ?? ''] = value as string;
    else if (isPersonalOf(members.get('kind'), outer)) personal[outer] = value as string;
    else if (inner === undefined) data[outer] = value as Json;
    else data[outer] = { ...(data[outer] as JsonObject | undefined), [inner]: value as Json };
  }
  const { id, ...rest } = data;
  return { id: (kind === 'tasks' ? rest['entity'] : id) as string, data: rest, personal };
}

/** A sole trader's name and code point to a person (record.md, personal data). */
function isPersonalOf(kind: unknown, member: string): boolean {
  return kind === 'SOLE_TRADER' && (member === 'name' || member === 'creditCode');
}

function tooManyCells(line: number, found: number, headings: number): RowFault {
  return { line, code: 'row-too-long', reason: `The row has ${found} cells, the headings are ${headings}.` };
}
