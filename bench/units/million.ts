import { join } from 'node:path';
import { accept } from '../ledger/accept';
import { foundBenchLedger, type BenchLedger } from '../ledger/bench-ledger';
import { asBatch, signedEntities, wireBytes } from '../ledger/entity-statements';
import { grow } from '../ledger/grow';
import { median, now, quantile, sweepHeap } from '../measure/rate';
import { numberText } from '../report/table';
import type { Row } from '../report/row';
import type { Unit } from './unit';

const SHORT = 10_000;
const LENGTH = 1_000_000;
const QUICK_LENGTH = 100_000;
const BURST = 100;

interface Latencies {
  readonly short: number[];
  readonly long: number[];
}

/** Does an append cost more in a long log? Two ledgers stand open at once and are measured in turn. */
export const millionUnit: Unit = {
  name: 'million',
  run: async ({ folder, quick, say }) => {
    const length = quick ? QUICK_LENGTH : LENGTH;
    const short = await foundBenchLedger(join(folder, 'short'));
    const long = await foundBenchLedger(join(folder, 'long'));
    await grow(short, SHORT, say);
    await grow(long, length, say);
    const latencies: Latencies = { short: [], long: [] };
    const rounds = quick ? 8 : 24;
    for (let round = 0; round <= rounds; round++) {
      const [a, b] = [await burst(short), await burst(long)];
      if (round === 0) continue;
      latencies.short.push(...a);
      latencies.long.push(...b);
    }
    await short.ledger.close();
    await long.ledger.close();
    return [rowOf(latencies, length, quick)];
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

function rowOf({ short, long }: Latencies, length: number, quick: boolean): Row {
  const p99 = (values: readonly number[]): string => numberText(quantile(values, 0.99));
  const shortened = quick ? ['quick: at 100,000 entries instead of a million'] : [];
  return {
    name: `append latency at ${numberText(length)} ÷ at ${numberText(SHORT)} entries`,
    measured: { what: 'median', value: median(long), unit: 'ms' },
    against: { what: 'median', value: median(short), unit: 'ms' },
    ratio: median(long) / median(short),
    goal: { atMost: 1.2 },
    notes: [`p99 ${p99(long)} ms and ${p99(short)} ms`, ...shortened],
  };
}
