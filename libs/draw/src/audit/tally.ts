import type { Sha256 } from '@mingjing/kernel';
import type { PoolEntity, Stratum } from '../algorithm/types';
import { auditSeed, type Sampler } from './sampler';

export interface Trials {
  readonly seed: string;
  readonly count: number;
  readonly sampler: Sampler;
  readonly sha256: Sha256;
}

/** What the trials gave for the entities of one weight in one stratum. */
export interface WeightTally {
  readonly weight: number;
  /** How often each was drawn. */
  readonly hits: readonly number[];
  /** Σ over trials of m: how many of the class were drawn, and of (m/M)(1 − m/M). */
  readonly sum: number;
  readonly spread: number;
}

export interface StratumTally {
  readonly stratum: Stratum;
  readonly population: number;
  /** How many each trial drew, where that was always the same; null where it was not, or a stranger was drawn. */
  readonly drawn: number | null;
  readonly weights: readonly WeightTally[];
  /** Σ over trials of neighbours, by id, that were drawn together. */
  readonly pairs: number;
}

export function tally(stratum: Stratum, members: readonly PoolEntity[], trials: Trials): StratumTally {
  const count = new Count(members);
  for (let trial = 0; trial < trials.count; trial += 1) {
    count.add(trials.sampler(stratum, members, auditSeed(trials.seed, trial, trials.sha256)));
  }
  return { stratum, population: members.length, ...count.result() };
}

interface ClassCount {
  readonly size: number;
  sum: number;
  spread: number;
}

class Count {
  private readonly hits: Uint32Array;
  private readonly positions: ReadonlyMap<string, number>;
  private readonly classes = new Map<number, ClassCount>();
  private readonly sizes = new Set<number | null>();
  private pairs = 0;

  constructor(private readonly members: readonly PoolEntity[]) {
    this.hits = new Uint32Array(members.length);
    this.positions = new Map(members.map(({ id }, at) => [id, at]));
    for (const { weight } of members) {
      const known = this.classes.get(weight) ?? { size: 0, sum: 0, spread: 0 };
      this.classes.set(weight, { ...known, size: known.size + 1 });
    }
  }

  add(drawn: readonly string[]): void {
    const known = drawn.map((id) => this.positions.get(id)).filter((at) => at !== undefined);
    const taken = new Set(known);
    this.sizes.add(taken.size === drawn.length ? drawn.length : null);
    this.pairs += [...taken].filter((at) => taken.has(at + 1)).length;
    const weights = [...taken].map((at) => this.members[at]?.weight ?? 0);
    for (const at of taken) this.hits[at] = (this.hits[at] ?? 0) + 1;
    for (const [weight, row] of this.classes) {
      this.addClass(row, weights.filter((one) => one === weight).length);
    }
  }

  private addClass(row: ClassCount, drawn: number): void {
    const share = drawn / row.size;
    row.sum += drawn;
    row.spread += share * (1 - share);
  }

  result(): Pick<StratumTally, 'drawn' | 'weights' | 'pairs'> {
    const [only, ...others] = this.sizes;
    const weights = [...this.classes]
      .sort(([a], [b]) => a - b)
      .map(([weight, { sum, spread }]) => {
        const hits = this.members.flatMap((one, at) => (one.weight === weight ? [this.hits[at] ?? 0] : []));
        return { weight, hits, sum, spread };
      });
    return { drawn: others.length === 0 ? (only ?? null) : null, weights, pairs: this.pairs };
  }
}
