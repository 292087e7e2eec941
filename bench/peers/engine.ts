import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** An engine to measure against, and what ends it. */
export interface Engine {
  readonly name: string;
  readonly url: string;
  /** Its processor time so far, µs; absent where it is none of our processes. */
  readonly cost?: () => Promise<number>;
  leave(): void;
}

/** The double always; a real server too where `KURRENTDB_URL` names one. */
export async function enginesAtHand(say: (line: string) => void): Promise<readonly Engine[]> {
  const url = process.env['KURRENTDB_URL'];
  const double = await startDouble();
  if (url !== undefined) return [double, { name: 'KurrentDB', url, leave: () => undefined }];
  say('KURRENTDB_URL is not set: measured against the double of the server only');
  return [double];
}

async function startDouble(): Promise<Engine> {
  const child = fork(join(__dirname, 'engine-process.js'));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (url) => resolve(url as string));
    child.once('exit', () => reject(new Error('The double of the engine ended before it listened')));
  });
  const cost = async (): Promise<number> => {
    const answer = once(child, 'message');
    child.send('cost');
    return Number((await answer)[0]);
  };
  return { name: 'its double', url, cost, leave: () => child.kill() };
}
