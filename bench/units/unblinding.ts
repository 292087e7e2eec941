import { unblindingRows } from '../draw/unblinding-latency';
import type { Unit } from './unit';

/** What a statement waits for while a great draw is unblinded. */
export const unblindingUnit: Unit = { name: 'unblinding', run: unblindingRows };
