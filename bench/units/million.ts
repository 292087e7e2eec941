import { join } from 'node:path';
import { accept } from '../ledger/accept';
import { foundBenchLedger, type BenchLedger } from '../ledger/bench-ledger';
import { asBatch, signedEntities, wireBytes } from '../ledger/entity-statements';
import { grow } from '../ledger/grow';
import { median, now, quantile, sweepHeap } from '../measure/rate';
import { numberText } from '../report/table';
import type { Row } from '../report/row';
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

const SHORT: ByLength = { full: 10_000, quick: 10_000, trial: 500 };
const LONG: ByLength = { full: 1_000_000, quick: 100_000, trial: 1_000 };
const ROUNDS: ByLength = { full: 24, quick: 8, trial: 1 };
const BURST = 100;

interface Latencies {
  readonly short: number[];
  readonly long: number[];
}

/** Does an append cost more in a long log? Two ledgers stand open at once and are measured in turn. */
export const millionUnit: Unit = {
  name: 'million',
  run: async ({ folder, length, say }) => {
    const [shorter, longer] = [SHORT[length], LONG[length]];
    const short = await foundBenchLedger(join(folder, 'short'));
    const long = await foundBenchLedger(join(folder, 'long'));
    await grow(short, shorter, say);
    await grow(long, longer, say);
    const latencies: Latencies = { short: [], long: [] };
    for (let round = 0; round <= ROUNDS[length]; round++) {
      const [a, b] = [await burst(short), await burst(long)];
      if (round === 0) continue;
      latencies.short.push(...a);
      latencies.long.push(...b);
    }
    await short.ledger.close();
    await long.ledger.close();
    return [rowOf(latencies, shorter, longer)];
  },
};

/** Milliseconds of each of some appends, one after the other. */
async function burst({ ledger, registrar }: BenchLedger): Promise<readonly number[]> {
  const batches = signedEntities(registrar, BURST).map((one) => asBatch(wireBytes(one)));
  sweepHeap();
  const taken: number[] = [];
  for (const batch of batches) {
    const started = now();
    await accept(ledger, batch);
    taken.push(now() - started);
  }
  return taken;
}

function rowOf({ short, long }: Latencies, shorter: number, longer: number): Row {
  const p99 = (values: readonly number[]): string => numberText(quantile(values, 0.99));
  return {
    name: `append latency at ${numberText(longer)} ÷ at ${numberText(shorter)} entries`,
    measured: { what: 'median', value: median(long), unit: 'ms' },
    against: { what: 'median', value: median(short), unit: 'ms' },
    ratio: median(long) / median(short),
    goal: { atMost: 1.2 },
    notes: [`p99 ${p99(long)} ms and ${p99(short)} ms`],
  };
}
