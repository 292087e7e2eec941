import { buildStale } from './build.mjs';
import { runNode } from './run.mjs';

/**
 * Whole systems: real programs, browsers, killed processes, a county's year, thousands of simulated draws, the
 * dependency rules against breaches of each. `npm test` runs them all.
 */
const WHOLE_SYSTEMS = [
  ...['test/(e2e|crash|nodes|witness|verify-page|architecture|deployment)/', 'test/docs/tour', 'apps/demo/'],
  ...['apps/cli/fsck/', 'apps/cli/(migrate|keys|passphrase|recover|service)', 'draw/src/(audit|verifier)/'],
  ...['several-writers', 'writer-kurrentdb'],
];

const asked = process.argv.slice(2);
const quick = asked.includes('--quick');
const passedOn = asked.filter((argument) => argument !== '--quick');

// Tests that start the real programs find them in dist.
await buildStale();
// Every core, where Jest alone would leave one idle; and its summary is the last thing printed.
runNode([
  'node_modules/jest/bin/jest.js',
  '--maxWorkers=100%',
  ...(quick ? ['--testPathIgnorePatterns', ...WHOLE_SYSTEMS, '--'] : []),
  ...passedOn,
]);
