import { buildStale } from './build.mjs';
import { runNode } from './run.mjs';

// Tests that start the real programs find them in dist.
await buildStale();
// Every core, where Jest alone would leave one idle; and its summary is the last thing printed.
runNode(['node_modules/jest/bin/jest.js', '--maxWorkers=100%', ...process.argv.slice(2)]);
