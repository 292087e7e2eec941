import { columnsOf, headingsOf, type ImportKind } from './columns';
import type { PlacedColumn } from './place-columns';
import type { RowFault, TableRow } from './table';

/** Cells that a row needs because it fills others: a licence is whole, or there is none. */
export function missingTogether(
  kind: ImportKind,
  { line, cells }: TableRow,
  columns: readonly PlacedColumn[],
): readonly RowFault[] {
  const isFilled = ({ at }: PlacedColumn): boolean => (cells[at] ?? '') !== '';
  const begun = new Set(columns.filter(isFilled).map(({ member }) => member.split('.')[0]));
  const needed = columnsOf(kind).filter(({ neededBy }) => neededBy !== undefined && begun.has(neededBy));
  return needed.flatMap(({ member, neededBy = '' }) => {
    const column = columns.find((one) => one.member === member);
    if (column === undefined) return [columnLacks(kind, member, neededBy, line)];
    return isFilled(column) ? [] : [{ line, column: column.heading, ...cellLacks(neededBy) }];
  });
}

function cellLacks(group: string): Pick<RowFault, 'code' | 'reason'> {
  const reason = `The cell is empty, but the ${group} in this row needs it; fill it, or empty all cells of the ${group}.`;
  return { code: 'cell-empty', reason };
}

function columnLacks(kind: ImportKind, member: string, group: string, line: number): RowFault {
  const [english = member, shown = english] = headingsOf(kind, member);
  const reason = `The file has no column ${shown} (${english}), but the ${group} in this row needs it; add the column, or empty all cells of the ${group}.`;
  return { line, column: shown, code: 'cell-empty', reason };
}
