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
import type { Unit } from './unit';

const SAMPLE = 5_000;

/** Everything in a data folder against everything else in it, against what the cores could verify and nothing else. */
export const fsckUnit: Unit = {
  name: 'fsck',
  run: async ({ folder, quick, say }) => {
    const length = quick ? 30_000 : 120_000;
    const founded = await foundBenchLedger(join(folder, 'ledger'));
    await grow(founded, length, say);
    const sample = signedEntities(founded.registrar, SAMPLE);
    await founded.ledger.follower.catchUp();
    await founded.ledger.close();
    const checked = contender({
      count: length,
      prepare: () => founded.root,
      elsewhere: (data: string) => fsckApart({ data, folder }),
    });
    const rates = await interleave(
      { limit: verifyRate(() => sample, founded.registrar), checked },
      quick ? 2 : 3,
    );
    const cores = availableParallelism();
    return [
      {
        name: `full fsck of ${numberText(length)} entries ÷ cores × verify rate`,
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
