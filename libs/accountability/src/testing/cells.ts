import type { Draft } from '@mingjing/kernel/testing';
import { judged } from './judged';

type Told = readonly (Draft | readonly Draft[])[];

/**
 * One cell of the table of states (domain handbook, §2.4): the state of the row at a moment, after what was
 * told; and where it matters, what the row says: its note, or the ground of a lawful exit.
 */
export type Cell = readonly [state: string, cell: string, asOf: string, told: Told, says?: string];

export function holds(must: string, cells: readonly Cell[]): void {
  for (const [state, cell, asOf, told, says] of cells) {
    it(`${state}: ${cell}`, () => {
      const row = judged(...told).row(must, asOf);
      expect(row.state).toBe(state);
      if (says !== undefined) expect([row.note, row.exit]).toContain(says);
      expect(row.noteZh === undefined).toBe(row.note === undefined);
    });
  }
}
