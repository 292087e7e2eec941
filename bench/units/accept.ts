import { join } from 'node:path';
import type { SignedSubmission } from '@mingjing/client';
import { accept } from '../ledger/accept';
import { foundBenchLedger, type BenchLedger } from '../ledger/bench-ledger';
import { asBatch, signedEntities, wireBytes } from '../ledger/entity-statements';
import { verifyRate } from '../limits/verify-rate';
import { keepInFlight } from '../measure/in-flight';
import { contender, interleave, pairedRatio, type Contender, type Rates } from '../measure/interleave';
import { median } from '../measure/rate';
import { openHypercore } from '../peers/hypercore';
import type { Figure, Row } from '../report/row';
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

const WIDTH = 64;
const COUNT: ByLength = { full: 5_000, quick: 2_000, trial: 128 };
const ROUNDS: ByLength = { full: 7, quick: 3, trial: 1 };
const HYPERCORE = 'hypercore 11.37.1 never flushes; the ledger has flushed twice before it answers';

/** 64 in flight: the ledger against its own signature library, and against a signed log of others. */
export const acceptUnit: Unit = {
  name: 'accept',
  run: async ({ folder, length }) => {
    const ours = await foundBenchLedger(join(folder, 'ledger'));
    const theirs = await openHypercore(join(folder, 'hypercore'));
    const count = COUNT[length];
    const sample = signedEntities(ours.registrar, count);
    const rates = await interleave(
      {
        verify: verifyRate(() => sample, ours.registrar),
        accept: acceptance(ours, count),
        hypercore: theirs.appends(sample.map(wireBytes), WIDTH),
        wire: acceptanceFromWire(ours, count),
      },
      ROUNDS[length],
    );
    await theirs.close();
    await ours.ledger.close();
    return rowsOf(rates);
  },
};

/** Verify, decide, durable append, leaf, seal: from statements that were read to receipts with proofs. */
function acceptance({ ledger, registrar }: BenchLedger, count: number): Contender {
  return contender({
    count,
    prepare: () => signedEntities(registrar, count).map((one) => asBatch(wireBytes(one))),
    run: (batches) => keepInFlight(batches, WIDTH, (batch) => accept(ledger, batch)),
  });
}

/** The same from the bytes of a request: the strict parser and canonicalisation are paid for as well. */
function acceptanceFromWire({ ledger, registrar }: BenchLedger, count: number): Contender {
  return contender({
    count,
    prepare: () => signedEntities(registrar, count).map((one: SignedSubmission) => wireBytes(one)),
    run: (bodies) => keepInFlight(bodies, WIDTH, (body) => accept(ledger, asBatch(body))),
  });
}

function rowsOf(rates: Readonly<Record<'verify' | 'accept' | 'hypercore' | 'wire', Rates>>): readonly Row[] {
  const figure = (what: string, values: Rates): Figure => ({ what, value: median(values), unit: '/s' });
  const measured = figure('accepted, 64 in flight', rates.accept);
  const verified = figure('verified, 1 thread', rates.verify);
  return [
    {
      name: 'accept ÷ verify rate',
      measured,
      against: verified,
      ratio: pairedRatio(rates.accept, rates.verify),
      goal: { atLeast: 0.6 },
      notes: [],
    },
    {
      name: 'accept ÷ hypercore',
      measured,
      against: figure('appended by hypercore, 64 in flight', rates.hypercore),
      ratio: pairedRatio(rates.accept, rates.hypercore),
      goal: { atLeast: 3 },
      notes: [HYPERCORE],
    },
    {
      name: 'accept from request bytes ÷ verify rate',
      measured: figure('read and accepted, 64 in flight', rates.wire),
      against: verified,
      ratio: pairedRatio(rates.wire, rates.verify),
      notes: ['the same with the strict parser and canonicalisation; informs only'],
    },
  ];
}
