import { chinaTime, type Json } from '@mingjing/kernel';
import type { RowQuery, RowVersion, ViewDefinition } from '../view';
import { tableOf } from './view-table';

export interface Question {
  /** From `FROM` on, a `WHERE` included. */
  readonly source: string;
  readonly values: readonly (string | number)[];
}

export interface Part {
  readonly clause: string;
  readonly values: readonly (string | number)[];
}

/** Where a question is answered from: rows at a size, by a moment, with these columns, behind a key. */
export function questionOf(view: ViewDefinition, query: RowQuery): Question {
  const parts = [standing(view, query)];
  for (const [column, value] of Object.entries(query.where ?? {})) {
    parts.push(having(view, column, value));
  }
  if (query.after !== undefined) parts.push({ clause: 'key > ?', values: [query.after] });
  return questionFrom(`"${tableOf(view)}"`, parts);
}

export function questionFrom(tables: string, parts: readonly Part[]): Question {
  const where = parts.length === 0 ? 'TRUE' : parts.map(({ clause }) => clause).join(' AND ');
  return { source: `FROM ${tables} WHERE ${where}`, values: parts.flatMap(({ values }) => values) };
}

function having(view: ViewDefinition, column: string, value: string | number): Part {
  if (view.columns?.[column] !== undefined) return { clause: `"${column}" = ?`, values: [value] };
  throw new RangeError(`${view.name} has no column ${column}`);
}

/** At a size: rows that were opened before it, and closed at it or later, if at all. */
function standing(view: ViewDefinition, { size, occurredBy }: RowQuery): Part {
  if (occurredBy !== undefined) return standingBy(view, Date.parse(occurredBy), size);
  if (size === undefined) return { clause: 'to_index IS NULL', values: [] };
  return { clause: 'from_index < ? AND (to_index IS NULL OR to_index >= ?)', values: [size, size] };
}

/**
 * By a moment: of each key the newest version that had occurred, unless a later closing for good had
 * occurred as well. Entries at the size and after it are left out first.
 */
function standingBy(view: ViewDefinition, moment: number, size = Number.MAX_SAFE_INTEGER): Part {
  if (Number.isNaN(moment)) throw new RangeError('occurredBy is no moment');
  const table = `"${tableOf(view)}"`;
  const newest = `SELECT MAX(v.from_index) FROM ${table} v
    WHERE v.key = ${table}.key AND v.from_index < ? AND v.occurred <= ?`;
  const gone = `SELECT 1 FROM ${table} w
    WHERE w.key = ${table}.key AND w.from_index >= ${table}.from_index AND w.gone <= ? AND w.to_index < ?`;
  return {
    clause: `from_index = (${newest}) AND NOT EXISTS (${gone})`,
    values: [size, moment, moment, size],
  };
}

export interface StoredRow {
  readonly key: string;
  readonly from_index: number;
  readonly to_index: number | null;
  readonly occurred: number;
  readonly occurred_at: string | null;
  readonly data: string;
}

export function versionOf(row: StoredRow, data: Json): RowVersion {
  return {
    key: row.key,
    from: row.from_index,
    to: row.to_index,
    occurredAt: occurredText(row),
    data,
  };
}

/** The claim's own text, or that of its moment at China time. */
export function occurredText(row: Pick<StoredRow, 'occurred' | 'occurred_at'>): string {
  return row.occurred_at ?? chinaTime(row.occurred);
}
