import { unblindingRows } from '../draw/unblinding-latency';
import { wholeUnblindingRows } from '../draw/whole-unblinding';
import type { Unit } from './unit';

/** What a statement waits for while a great draw is unblinded. */
export const unblindingUnit: Unit = { name: 'unblinding', run: unblindingRows };

/** The same to its end: every task told, each side once, and the log verified. */
export const unblindingWholeUnit: Unit = {
  name: 'unblinding-whole',
  isLong: true,
  run: wholeUnblindingRows,
};
