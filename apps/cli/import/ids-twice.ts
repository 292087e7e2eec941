import type { ImportKind } from './columns';
import { plainForm } from './ids';
import type { PlacedColumn } from './place-columns';
import type { RowFault, TableRow } from './table';

interface Seen {
  readonly id: string;
  readonly line: number;
}

type Found = Pick<RowFault, 'code' | 'reason'>;

/**
 * Tells of each row, in the order of the file, whether an id like its own stood in a line before. A list of tasks
 * names entities as the register does, and there ids of old may look alike.
 */
export function idsTwice(
  kind: ImportKind,
  columns: readonly PlacedColumn[],
): (row: TableRow) => RowFault | undefined {
  const column = columns.find(({ member }) => member === (kind === 'tasks' ? 'entity' : 'id'));
  const formOf = kind === 'tasks' ? (id: string) => id : plainForm;
  const seen = new Map<string, Seen>();
  return ({ line, cells }) => {
    if (column === undefined) return undefined;
    const id = cells[column.at];
    if (typeof id !== 'string') return undefined;
    const form = formOf(id);
    // A cell that could be no id even in plain form has its own fault.
    if (!column.read(form).ok) return undefined;
    const first = seen.get(form);
    if (first !== undefined) {
      return { line, column: column.heading, ...(first.id === id ? twice(kind, first) : alike(id, first)) };
    }
    seen.set(form, { id, line });
    return undefined;
  };
}

function twice(kind: ImportKind, { id, line }: Seen): Found {
  const mend = kind === 'tasks' ? '; put all of its items into one row' : '';
  return { code: 'id-twice', reason: `The id ${id} stands in line ${line} already${mend}.` };
}

function alike(id: string, { id: first, line }: Seen): Found {
  const reason = `The id ${id} looks like ${first} in line ${line}; write it as ${plainForm(id)} if they are one, and leave one line; else give one of them another id.`;
  return { code: 'id-alike', reason };
}
