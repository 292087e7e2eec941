import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { foundBenchLedger, ORIGIN } from '../ledger/bench-ledger';
import { grow } from '../ledger/grow';
import { median, now } from '../measure/rate';
import { numberText } from '../report/table';
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

/** About what a county writes in a year. */
const COUNTY: ByLength = { full: 50_000, quick: 50_000, trial: 500 };
const ROUNDS: ByLength = { full: 7, quick: 3, trial: 1 };
const GOAL_SECONDS = 3;

/** From starting the service's process on a county's ledger until it answers that it is ready. */
export const startUnit: Unit = {
  name: 'start',
  run: async ({ folder, length, say }) => {
    const root = join(folder, 'ledger');
    const founded = await foundBenchLedger(root);
    await grow(founded, COUNTY[length], say);
    await founded.ledger.close();
    const taken: number[] = [];
    // The first start tells the views of what the bench has put in; a service has done that long ago.
    for (let round = 0; round <= ROUNDS[length]; round++) {
      const seconds = await secondsToReady(root);
      if (round > 0) taken.push(seconds);
    }
    return [
      {
        name: `start on ${numberText(COUNTY[length])} entries ÷ ${String(GOAL_SECONDS)} s`,
        measured: { what: 'until ready', value: median(taken), unit: 's' },
        against: { what: 'limit', value: GOAL_SECONDS, unit: 's' },
        ratio: median(taken) / GOAL_SECONDS,
        goal: { atMost: 1 },
        notes: [`slowest ${numberText(Math.max(...taken))} s`],
      },
    ];
  },
};

async function secondsToReady(root: string): Promise<number> {
  const started = now();
  const service = spawn(process.execPath, [join(__dirname, '../../apps/ledger/main.js')], {
    env: { ...process.env, MINGJING_DATA: root, MINGJING_ORIGIN: ORIGIN, MINGJING_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await announcedUrl(service);
  const ready = await fetch(`${url}/readyz`);
  const seconds = (now() - started) / 1000;
  if (!ready.ok)
    throw new Error(`The service answers ${String(ready.status)} when asked whether it is ready`);
  await stop(service);
  return seconds;
}

/** The address that the service prints once it listens. */
function announcedUrl(service: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    service.once('exit', (code) => reject(new Error(`The service has ended with ${String(code)}`)));
    if (service.stdout === null) throw new Error('The service has no output');
    createInterface(service.stdout).on('line', (line) => {
      const url = /https?:\/\/[0-9.:]+/.exec(line)?.[0];
      if (url !== undefined) resolve(url);
    });
  });
}

function stop(service: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    service.once('exit', () => resolve());
    service.kill('SIGTERM');
  });
}
