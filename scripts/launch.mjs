import { resolve } from 'node:path';
import { buildStale } from './build.mjs';
import { root, runNode } from './run.mjs';

/** Paths that the user names are relative to where he stands, and the program is started in the package's folder. */
const PATHS = ['MINGJING_DATA', 'MINGJING_WITNESS_POLICY', 'MINGJING_PASSPHRASE_FILE'];

/** Makes sure that everything is installed and built, then runs one of the programs in dist. */
export async function launch(program) {
  await buildStale();
  const here = process.cwd();
  // npm goes into the package's folder itself, and says from where it was called.
  const called = here === resolve(root) ? (process.env.INIT_CWD ?? here) : here;
  for (const name of PATHS) {
    const path = process.env[name];
    if (path) process.env[name] = resolve(called, path);
  }
  runNode(['--enable-source-maps', program, ...process.argv.slice(2)]);
}
