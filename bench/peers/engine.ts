import { fork } from 'node:child_process';
import { join } from 'node:path';

/** An engine to measure against, and what ends it. */
export interface Engine {
  readonly name: string;
  readonly url: string;
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
  return { name: 'its double', url, leave: () => child.kill() };
}
