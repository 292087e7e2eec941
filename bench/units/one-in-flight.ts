import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pen, SignedSubmission } from '@mingjing/client';
import { accept } from '../ledger/accept';
import { foundBenchLedger, type BenchLedger } from '../ledger/bench-ledger';
import { asBatch, signedEntities, signedSoleTraders, wireBytes } from '../ledger/entity-statements';
import { plainFiles } from '../limits/commits';
import { contender, interleave, pairedRatio, type Contender, type Rates } from '../measure/interleave';
import { keepInFlight } from '../measure/in-flight';
import { median } from '../measure/rate';
import type { Row } from '../report/row';
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

const COUNT: ByLength = { full: 1_000, quick: 400, trial: 20 };
const ROUNDS: ByLength = { full: 9, quick: 3, trial: 1 };

type Signing = (registrar: Pen, count: number) => readonly SignedSubmission[];

/** One statement after the other, each sealed before the next, against the flushes that this must cost. */
export const oneInFlightUnit: Unit = {
  name: 'one-in-flight',
  run: async ({ folder, length }) => {
    const ours = await foundBenchLedger(join(folder, 'ledger'));
    const plain = join(folder, 'plain');
    mkdirSync(plain);
    const two = plainFiles(plain, ['two-a.db', 'two-b.db'], 'growing');
    const laidOut = plainFiles(plain, ['laid-a.db', 'laid-b.db'], 'laid out');
    const three = plainFiles(plain, ['three-a.db', 'three-b.db', 'three-c.db'], 'growing');
    const count = COUNT[length];
    const rows = signedEntities(ours.registrar, count).map(wireBytes);
    const rates = await interleave(
      {
        two: two.commits(rows),
        undisclosed: acceptance(ours, count, signedEntities),
        laidOut: laidOut.commits(rows),
        three: three.commits(rows),
        disclosed: acceptance(ours, count, signedSoleTraders),
      },
      ROUNDS[length],
    );
    two.close();
    laidOut.close();
    three.close();
    await ours.ledger.close();
    return [
      rowOf('without disclosures', rates.undisclosed, rates.two, 'two'),
      rowOf('with disclosures', rates.disclosed, rates.three, 'three'),
      againstLaidOut(rates.undisclosed, rates.laidOut),
    ];
  },
};

function acceptance({ ledger, registrar }: BenchLedger, count: number, signing: Signing): Contender {
  return contender({
    count,
    prepare: () => signing(registrar, count).map((one) => asBatch(wireBytes(one))),
    run: (batches) => keepInFlight(batches, 1, (batch) => accept(ledger, batch)),
  });
}

function rowOf(how: string, accepted: Rates, committed: Rates, files: string): Row {
  return {
    name: `one in flight, ${how} ÷ ${files} commits`,
    measured: { what: 'accepted and sealed', value: median(accepted), unit: '/s' },
    against: { what: `× ${files} durable one-row commits`, value: median(committed), unit: '/s' },
    ratio: pairedRatio(accepted, committed),
    goal: { atLeast: 0.6 },
    notes: [],
  };
}

/** Against what the ledger's own way of opening its files gains a plain file too. */
function againstLaidOut(accepted: Rates, committed: Rates): Row {
  return {
    name: 'one in flight ÷ two commits that do not grow their files',
    measured: { what: 'accepted and sealed', value: median(accepted), unit: '/s' },
    against: { what: '× two commits, logs laid out', value: median(committed), unit: '/s' },
    ratio: pairedRatio(accepted, committed),
    notes: ['plain files opened as the ledger opens its own; informs only'],
  };
}
