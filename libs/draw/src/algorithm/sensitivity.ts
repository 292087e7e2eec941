import { drawnCount } from './drawn-count';
import type { DrawRule } from './types';

/** How many would be drawn at one entity fewer, as frozen, and at one more. */
export interface Sensitivity {
  /** Null where the stratum is empty. */
  readonly oneFewer: number | null;
  readonly frozen: number;
  readonly oneMore: number;
}

/**
 * Shows the cliffs of a ratio table: at 50 entities 15 are drawn, at 51 eleven. `ruleAt` gives the
 * rule that a population of that size would fall under, since the band may change with it; where
 * there is no table it returns the same rule for each.
 */
export function sensitivityOf(population: number, ruleAt: (population: number) => DrawRule): Sensitivity {
  const drawnAt = (size: number): number => drawnCount(ruleAt(size), size);
  return {
    oneFewer: population === 0 ? null : drawnAt(population - 1),
    frozen: drawnAt(population),
    oneMore: drawnAt(population + 1),
  };
}
