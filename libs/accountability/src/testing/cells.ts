import type { Judged } from './judged';

/** One cell of the table of states (domain handbook, §2.4): what was told, and what it is at a moment. */
export interface Cell {
  readonly cell: string;
  readonly told: () => Judged;
  readonly asOf: string;
  readonly state: string;
  readonly note?: string;
  readonly exit?: string;
}

export function holds(must: string, cells: readonly Cell[]): void {
  it.each(cells)('$state: $cell', ({ told, asOf, state, note, exit }) => {
    expect(told().row(must, asOf)).toMatchObject({
      state,
      ...(note === undefined ? {} : { note }),
      ...(exit === undefined ? {} : { exit }),
    });
  });
}
