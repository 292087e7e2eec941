import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { foundBenchLedger } from '../ledger/bench-ledger';
import { grow } from '../ledger/grow';
import { besideVerifying, type Check } from '../limits/beside-verifying';
import { contender } from '../measure/interleave';
import { median } from '../measure/rate';
import { numberText } from '../report/table';
import { fsckApart } from '../verify/fsck-apart';
import type { Length } from '../run/length';
import type { Unit, Workbench } from './unit';

/** Entries; whatever the compiler costs is spread over few of them in a county's year, over many in ten. */
const LEDGERS: Readonly<Record<Length, readonly number[]>> = {
  full: [120_000, 500_000],
  quick: [30_000],
  trial: [1_000],
};

/** Everything in a data folder against everything else in it, against what the cores could verify and nothing else. */
export const fsckUnit: Unit = {
  name: 'fsck',
  run: async (bench) => {
    const checks: Check[] = [];
    for (const size of LEDGERS[bench.length]) {
      checks.push(checkOf(size, await grown(size, bench), bench.folder));
    }
    return besideVerifying(checks, bench.length);
  },
};

/** The data folder of a ledger of so many entries, stopped. */
async function grown(size: number, { folder, say }: Workbench): Promise<string> {
  const founded = await foundBenchLedger(join(folder, String(size)));
  await grow(founded, size, say);
  await founded.ledger.follower.catchUp();
  await founded.ledger.close();
  return founded.root;
}

function checkOf(size: number, root: string, folder: string): Check {
  /** µs of processor time an entry, one of each check. */
  const costs: number[] = [];
  const work = contender({
    count: size,
    prepare: () => root,
    elsewhere: async (data) => {
      const { milliseconds, processorTime } = await fsckApart({ data, folder });
      costs.push(processorTime / size);
      return milliseconds;
    },
  });
  const notes = (rate: number): readonly string[] => [
    'besides what verify does: every page of the four databases, every checkpoint, the index row by row; without --views',
    `processor time of all threads ${numberText(median(costs))} µs an entry, of ${numberText((availableParallelism() * 1e6) / rate)} that the cores had`,
  ];
  return { ...{ name: 'full fsck', what: 'entries checked' }, size, work, notes };
}
