import { buildStale } from './build.mjs';
import { runNode } from './run.mjs';

/**
 * Whole systems: real programs, ledgers on a disk, browsers, killed processes, a county's year, engines, pages whose
 * lines are typed, thousands of simulated draws, the dependency rules against breaches of each. `npm test` runs them all.
 */
const WHOLE_SYSTEMS = [
  'test/(architecture|bench|crash|deployment|docs|e2e|nodes|verify-page|witness)/',
  'apps/(cli|demo)/',
  'draw/src/(audit|verifier|why/simulated)/',
  'event-store/src/kurrentdb/',
  'writer/src/(writer|several-writers|writer-kurrentdb)\\.',
  'nodes/src/faults',
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
  ...passedOn,
  ...(quick ? ['--testPathIgnorePatterns', ...WHOLE_SYSTEMS] : []),
]);
