import type { Chance } from '../chance/chance';
import type { Trace } from '../visits/visit';

/** A case of the general procedure as it will go. */
export interface Penalty {
  readonly id: string;
  readonly stream: string;
  readonly filedAt: number;
  readonly tier: 'GENERAL' | 'HEAVIER';
  readonly fineFen: number;
}

/** Yuan, in hundreds: in the lower half of the range, or in the upper one where the heads discussed it. */
export function fineFor(chance: Chance, traces: readonly Trace[], tier: Penalty['tier']): number {
  const ranges = traces.map(({ violation }) => violation.fine);
  const low = Math.max(...ranges.map(([from]) => from));
  const high = Math.max(...ranges.map(([, to]) => to));
  const share = tier === 'HEAVIER' ? 0.5 + chance.unit() / 2 : chance.unit() / 3;
  return Math.max(100, Math.round((low + (high - low) * share) / 100) * 100);
}
