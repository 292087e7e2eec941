import { setTimeout as pause } from 'node:timers/promises';
import { isUnblinded } from '@mingjing/draw';
import { ViewsPace } from '../../apps/ledger/composition/views-pace';
import { ownProcessorTime } from '../measure/processor-time';
import { now } from '../measure/rate';
import type { Row } from '../report/row';
import { numberText } from '../report/table';
import type { ByLength } from '../run/length';
import type { Workbench } from '../units/unit';
import { exportLog } from '../verify/export-log';
import { verifyApart } from '../verify/verify-apart';
import { drawnCounty } from './drawn-county';
import type { GreatCounty } from './great-county';
import { DRAW, UNTIL_UNBLINDING } from './great-draw';

const TASKS: ByLength = { full: 400_000, quick: 10_000, trial: 1_000 };
/** From the evening, when the last statement comes, to the morning. */
const NIGHT = 12 * 3_600;
const SIDES = ['OFFICERS', 'ENTITY'] as const;
const PAGE = 250;

interface Told {
  readonly tasks: number;
  readonly seconds: number;
  /** Of all threads, seconds. */
  readonly processor: number;
}

/**
 * A great draw's unblinding to its end, while nobody states anything, views told meanwhile. Throws unless each
 * side of each task was told once, and the log holds for whoever verifies its export.
 */
export async function wholeUnblindingRows({ folder, length, say }: Workbench): Promise<readonly Row[]> {
  const { county, root, tasks, close } = await drawnCounty({ folder, say }, new ViewsPace(), TASKS[length]);
  const from = county.ledger.writer.sealed.size;
  const took = await tellAll(county, say);
  await assertEachToldOnce(county, from, tasks);
  await close();
  const verified = await verifyApart({ exported: await exportLog(root, folder, 'exported'), folder });
  return [rowOf({ tasks, ...took }, verified.milliseconds / 1000)];
}

async function tellAll(
  { ledger, clock }: GreatCounty,
  say: (line: string) => void,
): Promise<Omit<Told, 'tasks'>> {
  clock.forward(UNTIL_UNBLINDING);
  const [started, used, from] = [now(), ownProcessorTime(), ledger.writer.sealed.size];
  const settled = ledger.writer.settleDeadlines();
  while (!isUnblinded(ledger.writer.facts(), DRAW)) {
    const isOver = await Promise.race([settled.then(() => true), pause(30_000, false, { ref: false })]);
    if (!isOver) say(`${numberText(ledger.writer.sealed.size - from)} assignments told`);
  }
  await settled;
  await ledger.follower.catchUp();
  return { seconds: (now() - started) / 1000, processor: (ownProcessorTime() - used) / 1e6 };
}

async function assertEachToldOnce({ ledger }: GreatCounty, from: number, tasks: number): Promise<void> {
  const told = new Set<string>();
  let revealed = 0;
  for (let at = from; at < ledger.writer.sealed.size; at += PAGE) {
    for (const bytes of await ledger.store.read(at, PAGE)) {
      const { statement } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Revealed;
      if (statement.type !== 'AssignmentRevealed') continue;
      revealed++;
      told.add(`${statement.data.side} ${statement.stream}`);
    }
  }
  if (told.size !== tasks * SIDES.length || revealed !== told.size) {
    throw new Error(
      `${String(tasks)} tasks: ${String(revealed)} were told, ${String(told.size)} of them apart`,
    );
  }
}

interface Revealed {
  readonly statement: {
    readonly type: string;
    readonly stream: string;
    readonly data: { readonly side: string };
  };
}

function rowOf({ tasks, seconds, processor }: Told, verified: number): Row {
  const events = tasks * SIDES.length;
  return {
    name: `${numberText(tasks)} tasks unblinded to the last while nobody states anything ÷ a night`,
    measured: { what: 'unblinding', value: seconds, unit: 's' },
    against: { what: 'night', value: NIGHT, unit: 's' },
    ratio: seconds / NIGHT,
    goal: { atMost: 1 },
    notes: [
      `${numberText(events / seconds)} assignments/s, ${numberText((processor / events) * 1000)} ms of processor time each`,
      `each side of each task told once; the log verified in ${numberText(verified)} s`,
    ],
  };
}
