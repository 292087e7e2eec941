import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { foundBenchLedger } from '../ledger/bench-ledger';
import { signedEntities } from '../ledger/entity-statements';
import { grow } from '../ledger/grow';
import { verifyRate } from '../limits/verify-rate';
import { contender, interleave, pairedRatio, type Contender, type Rates } from '../measure/interleave';
import { median } from '../measure/rate';
import { numberText } from '../report/table';
import type { Row } from '../report/row';
import { fsckApart } from '../verify/fsck-apart';
import type { ByLength, Length } from '../run/length';
import type { Unit } from './unit';

/** Entries; whatever the compiler costs is spread over few of them in a county's year, over many in ten. */
const LEDGERS: Readonly<Record<Length, readonly number[]>> = {
  full: [120_000, 500_000],
  quick: [30_000],
  trial: [1_000],
};
const SAMPLE: ByLength = { full: 5_000, quick: 5_000, trial: 100 };
const ROUNDS: ByLength = { full: 3, quick: 2, trial: 1 };

interface Grown {
  readonly size: number;
  readonly root: string;
  /** µs of processor time an entry, one of each check. */
  readonly costs: number[];
}

/** Everything in a data folder against everything else in it, against what the cores could verify and nothing else. */
export const fsckUnit: Unit = {
  name: 'fsck',
  run: async ({ folder, length, say }) => {
    const grown: Grown[] = [];
    const contenders: Record<string, Contender> = {};
    for (const size of LEDGERS[length]) {
      const founded = await foundBenchLedger(join(folder, String(size)));
      await grow(founded, size, say);
      await founded.ledger.follower.catchUp();
      await founded.ledger.close();
      const sample = signedEntities(founded.registrar, SAMPLE[length]);
      contenders['limit'] ??= verifyRate(() => sample, founded.registrar);
      grown.push({ size, root: founded.root, costs: [] });
    }
    for (const ledger of grown) contenders[nameOf(ledger)] = check(ledger, folder);
    const { limit = [], ...rates } = await interleave(contenders, ROUNDS[length]);
    return grown.map((ledger) => speedRow(rates[nameOf(ledger)] ?? [], limit, ledger));
  },
};

const nameOf = ({ size }: Grown): string => `of ${String(size)}`;

function check({ size, root, costs }: Grown, folder: string): Contender {
  return contender({
    count: size,
    prepare: () => root,
    elsewhere: async (data) => {
      const { milliseconds, processorTime } = await fsckApart({ data, folder });
      costs.push(processorTime / size);
      return milliseconds;
    },
  });
}

function speedRow(checked: Rates, limit: Rates, { size, costs }: Grown): Row {
  const cores = availableParallelism();
  return {
    name: `full fsck of ${numberText(size)} entries ÷ cores × verify rate`,
    measured: { what: 'entries checked', value: median(checked), unit: '/s' },
    against: { what: `${String(cores)} × verified, 1 thread`, value: cores * median(limit), unit: '/s' },
    ratio: pairedRatio(checked, limit) / cores,
    goal: { atLeast: 0.7 },
    notes: [
      'besides what verify does: every page of the four databases, every checkpoint, the index row by row; without --views',
      `processor time of all threads ${numberText(median(costs))} µs an entry, of ${numberText((cores * 1e6) / median(checked))} that the cores had`,
    ],
  };
}
