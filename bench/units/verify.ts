import { join } from 'node:path';
import { foundBenchLedger } from '../ledger/bench-ledger';
import { grow } from '../ledger/grow';
import { besideVerifying, type Check } from '../limits/beside-verifying';
import { contender } from '../measure/interleave';
import { median } from '../measure/rate';
import { numberText } from '../report/table';
import type { Row } from '../report/row';
import { exportLog } from '../verify/export-log';
import { verifyApart } from '../verify/verify-apart';
import type { Length } from '../run/length';
import type { Unit } from './unit';

/** Entries; whatever the compiler costs is spread over few of them in a county's year, over many in ten. */
const LOGS: Readonly<Record<Length, readonly number[]>> = {
  full: [10_000, 120_000, 500_000],
  quick: [10_000, 30_000],
  trial: [1_000, 2_000],
};

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
    await founded.ledger.close();
    const [shortest, ...longer] = logs;
    // Of the shortest the compiler's time is most: it is there for its memory.
    const [, ...rows] = await besideVerifying(
      logs.map((log) => checkOf(log, folder)),
      length,
    );
    const longest = longer.at(-1);
    const memory = shortest && longest && memoryRow(longest, shortest);
    return memory === undefined ? rows : [...rows, memory];
  },
};

function checkOf({ size, dir, peaks }: Exported, folder: string): Check {
  const work = contender({
    count: size,
    prepare: () => dir,
    elsewhere: async (exported) => {
      const { milliseconds, peakMiB } = await verifyApart({ exported, folder });
      peaks.push(peakMiB);
      return milliseconds;
    },
  });
  const notes = (): readonly string[] => [
    'every entry is read, hashed and decided again; the start of the process is not counted',
  ];
  return { ...{ name: 'full verify', what: 'entries verified' }, size, work, notes };
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
