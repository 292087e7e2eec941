import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { foundBenchLedger } from '../ledger/bench-ledger';
import { signedEntities } from '../ledger/entity-statements';
import { grow } from '../ledger/grow';
import { verifyRate } from '../limits/verify-rate';
import { contender, interleave, pairedRatio, type Contender } from '../measure/interleave';
import { median } from '../measure/rate';
import { numberText } from '../report/table';
import type { Row } from '../report/row';
import { exportLog } from '../verify/export-log';
import { verifyApart } from '../verify/verify-apart';
import type { ByLength, Length } from '../run/length';
import type { Unit } from './unit';

/** Entries; whatever the compiler costs is spread over few of them in a county's year, over many in ten. */
const LOGS: Readonly<Record<Length, readonly number[]>> = {
  full: [10_000, 120_000, 500_000],
  quick: [10_000, 30_000],
  trial: [1_000, 2_000],
};
const SAMPLE: ByLength = { full: 5_000, quick: 5_000, trial: 100 };
const ROUNDS: ByLength = { full: 3, quick: 2, trial: 1 };

interface Exported {
  readonly size: number;
  readonly dir: string;
  /** MiB, one of each verification. */
  readonly peaks: number[];
}

/** All that an outsider checks of an exported log, against what the cores could verify and nothing else. */
export const verifyUnit: Unit = {
  name: 'verify',
  run: async ({ folder, length, say }) => {
    const founded = await foundBenchLedger(join(folder, 'ledger'));
    const logs: Exported[] = [];
    for (const size of LOGS[length]) {
      await grow(founded, size, say);
      logs.push({ size, dir: await exportLog(founded.root, folder, String(size)), peaks: [] });
    }
    const sample = signedEntities(founded.registrar, SAMPLE[length]);
    await founded.ledger.close();
    const contenders: Record<string, Contender> = { limit: verifyRate(() => sample, founded.registrar) };
    for (const log of logs) contenders[nameOf(log)] = verification(log, folder);
    const { limit = [], ...rates } = await interleave(contenders, ROUNDS[length]);
    const [shortest, ...longer] = logs;
    const longest = longer.at(-1);
    return [
      ...longer.map((log) => speedRow(rates[nameOf(log)] ?? [], limit, log.size)),
      ...(shortest === undefined || longest === undefined ? [] : [memoryRow(longest, shortest)]),
    ];
  },
};

const nameOf = ({ size }: Exported): string => `of ${String(size)}`;

function verification({ size, dir, peaks }: Exported, folder: string): Contender {
  return contender({
    count: size,
    prepare: () => dir,
    elsewhere: async (at) => {
      const { milliseconds, peakMiB } = await verifyApart({ exported: at, folder });
      peaks.push(peakMiB);
      return milliseconds;
    },
  });
}

function speedRow(verified: readonly number[], limit: readonly number[], length: number): Row {
  const cores = availableParallelism();
  return {
    name: `full verify of ${numberText(length)} entries ÷ cores × verify rate`,
    measured: { what: 'entries verified', value: median(verified), unit: '/s' },
    against: { what: `${String(cores)} × verified, 1 thread`, value: cores * median(limit), unit: '/s' },
    ratio: pairedRatio(verified, limit) / cores,
    goal: { atLeast: 0.7 },
    notes: ['every entry is read, hashed and decided again; the start of the process is not counted'],
  };
}

function memoryRow(long: Exported, short: Exported): Row {
  const [longest, shortest] = [median(long.peaks), median(short.peaks)];
  return {
    name: `peak memory of verify at ${numberText(long.size)} ÷ at ${numberText(short.size)} entries`,
    measured: { what: 'peak', value: longest, unit: 'MiB' },
    against: { what: 'peak', value: shortest, unit: 'MiB' },
    ratio: longest / shortest,
    goal: { atMost: 1.25 },
    notes: [],
  };
}
