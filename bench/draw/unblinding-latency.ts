import { isUnblinded } from '@mingjing/draw';
import { accept } from '../ledger/accept';
import { asBatch, signedEntities, wireBytes } from '../ledger/entity-statements';
import { now, quantile, sweepHeap } from '../measure/rate';
import type { Row } from '../report/row';
import { numberText } from '../report/table';
import type { ByLength } from '../run/length';
import type { Workbench } from '../units/unit';
import { Arrivals, preciseNow } from './arrivals';
import { drawnCounty } from './drawn-county';
import type { GreatCounty } from './great-county';
import { DRAW, UNTIL_UNBLINDING } from './great-draw';
import { HeldPace } from './held-pace';

const TASKS: ByLength = { full: 400_000, quick: 10_000, trial: 2_000 };
const ROUNDS: ByLength = { full: 40, quick: 12, trial: 1 };
const BURST = { count: 50, within: 48 };

interface Latencies {
  readonly without: number[];
  readonly during: number[];
}

interface Measured {
  readonly latencies: Latencies;
  /** Assignments that were told while it was measured, and how many a second. */
  readonly told: number;
  readonly rate: number;
}

/**
 * What a statement waits for its receipt while a great draw is unblinded, against what it waits while
 * the same ledger's unblinding is held: bursts in turn. Some forty a second arrive, each clocked from the
 * moment at which another thread sent it.
 */
export async function unblindingRows({ folder, length, say }: Workbench): Promise<readonly Row[]> {
  const pace = new HeldPace();
  const { county, tasks, close } = await drawnCounty({ folder, say }, pace, TASKS[length]);
  const outcome = await measured(county, pace, ROUNDS[length]);
  if (isUnblinded(county.ledger.writer.facts(), DRAW))
    throw new Error('All was told before all was measured');
  await close();
  return rowsOf(outcome, tasks);
}

async function measured(county: GreatCounty, pace: HeldPace, rounds: number): Promise<Measured> {
  const latencies: Latencies = { without: [], during: [] };
  const { writer } = county.ledger;
  const arrivals = new Arrivals();
  sweepHeap();
  await burst(county, arrivals);
  county.clock.forward(UNTIL_UNBLINDING);
  let [told, milliseconds] = [0, 0];
  pace.hold();
  void writer.settleDeadlines();
  for (let round = 0; round < rounds; round++) {
    latencies.without.push(...(await burst(county, arrivals)));
    const [from, released] = [writer.sealed.size, now()];
    pace.release();
    latencies.during.push(...(await burst(county, arrivals)));
    pace.hold();
    milliseconds += now() - released;
    told += writer.sealed.size - from - BURST.count;
  }
  await arrivals.close();
  return { latencies, told, rate: (told / milliseconds) * 1000 };
}

/** Milliseconds of each; signed off the clock. */
async function burst(county: GreatCounty, arrivals: Arrivals): Promise<readonly number[]> {
  const batches = signedEntities(county.penOf('registrar'), BURST.count).map((one) =>
    asBatch(wireBytes(one)),
  );
  const taken: number[] = [];
  await arrivals.come(BURST, async (at) => {
    const batch = batches.pop();
    if (batch === undefined) throw new Error('More statements arrived than were signed');
    await accept(county.ledger, batch);
    taken.push(preciseNow() - at);
  });
  return taken;
}

function rowsOf({ latencies: { without, during }, told, rate }: Measured, tasks: number): readonly Row[] {
  const row = (what: string, share: number): Omit<Row, 'goal'> => {
    const [against, value] = [quantile(without, share), quantile(during, share)];
    return {
      name: `${what} latency of a statement while ${numberText(tasks)} tasks are unblinded ÷ without`,
      measured: { what: 'unblinding', value, unit: 'ms' },
      against: { what: 'unblinding held', value: against, unit: 'ms' },
      ratio: value / against,
      notes: [
        `${numberText(told)} assignments told meanwhile, ${numberText(rate)}/s; ${numberText(during.length)} statements`,
      ],
    };
  };
  const goal = { atMost: 1.5 };
  return [
    { ...row('median', 0.5), goal },
    { ...row('p95', 0.95), goal },
  ];
}
