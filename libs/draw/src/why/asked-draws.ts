import type { Sha256 } from '@mingjing/kernel';
import { simulateWholeDraws, type WholeDraws } from './simulated/whole-draws';
import { everyTask, type StaffedDraw } from './why-task';

/** Whole draws of a frozen pool, simulated as far as these fields are concerned; every task of theirs counted. */
export type WholeDrawsOf = (draw: StaffedDraw, fields: readonly string[]) => WholeDraws | undefined;

/** `numbers`: how many random numbers one answer may take. */
export function wholeDrawsWithin(numbers: number, sha256: Sha256): WholeDrawsOf {
  return (draw, fields) => {
    const { drawId, pool, calls = [] } = draw;
    const tasks = new Set<string>();
    for (const { id, field } of everyTask(draw)) if (fields.includes(field)) tasks.add(id);
    const asked = { drawId, pool, fields, tasks, calls: calls.map(({ stratum }) => stratum) };
    return simulateWholeDraws(asked, numbers, sha256);
  };
}
