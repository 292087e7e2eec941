import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { foundBenchLedger } from '../ledger/bench-ledger';
import { signedEntities } from '../ledger/entity-statements';
import { grow } from '../ledger/grow';
import { verifyRate } from '../limits/verify-rate';
import { contender, interleave, pairedRatio } from '../measure/interleave';
import { median } from '../measure/rate';
import { numberText } from '../report/table';
import { fsckApart } from '../verify/fsck-apart';
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

const ENTRIES: ByLength = { full: 120_000, quick: 30_000, trial: 1_000 };
const SAMPLE: ByLength = { full: 5_000, quick: 5_000, trial: 100 };
const ROUNDS: ByLength = { full: 3, quick: 2, trial: 1 };

/** Everything in a data folder against everything else in it, against what the cores could verify and nothing else. */
export const fsckUnit: Unit = {
  name: 'fsck',
  run: async ({ folder, length, say }) => {
    const entries = ENTRIES[length];
    const founded = await foundBenchLedger(join(folder, 'ledger'));
    await grow(founded, entries, say);
    const sample = signedEntities(founded.registrar, SAMPLE[length]);
    await founded.ledger.follower.catchUp();
    await founded.ledger.close();
    const checked = contender({
      count: entries,
      prepare: () => founded.root,
      elsewhere: (data: string) => fsckApart({ data, folder }),
    });
    const rates = await interleave(
      { limit: verifyRate(() => sample, founded.registrar), checked },
      ROUNDS[length],
    );
    const cores = availableParallelism();
    return [
      {
        name: `full fsck of ${numberText(entries)} entries ÷ cores × verify rate`,
        measured: { what: 'entries checked', value: median(rates.checked), unit: '/s' },
        against: {
          what: `${String(cores)} × verified, 1 thread`,
          value: cores * median(rates.limit),
          unit: '/s',
        },
        ratio: pairedRatio(rates.checked, rates.limit) / cores,
        goal: { atLeast: 0.7 },
        notes: [
          'besides what verify does: every page of the four databases, every checkpoint, the index row by row; without --views',
        ],
      },
    ];
  },
};
