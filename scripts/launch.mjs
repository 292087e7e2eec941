import { buildStale } from './build.mjs';
import { runNode } from './run.mjs';

/** Makes sure that everything is installed and built, then runs one of the programs in dist. */
export async function launch(program) {
  await buildStale();
  runNode(['--enable-source-maps', program, ...process.argv.slice(2)]);
}
