import { fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from './options';
import type { UnitOrder, UnitReport } from './unit-process';

/**
 * Runs one unit in a process of its own: a heap, a compiler and a peak of memory that no other unit
 * has touched. What it wrote is removed before the next one begins.
 */
export async function runUnit(unit: string, root: string, options: Options): Promise<UnitReport> {
  const folder = join(root, unit);
  mkdirSync(folder);
  const { profile } = options;
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profile, unit)}`];
  const child = fork(join(__dirname, 'unit-process.js'), {
    execArgv: ['--expose-gc', '--enable-source-maps', ...profiling],
  });
  const order: UnitOrder = { unit, folder, length: options.length };
  child.send(order);
  const report = await new Promise<UnitReport>((resolve) => {
    let told: UnitReport = { ok: false, why: 'its process ended without a result' };
    child.on('message', (message) => (told = message as UnitReport));
    child.once('exit', () => resolve(told));
  });
  rmSync(folder, { recursive: true, force: true });
  return report;
}
