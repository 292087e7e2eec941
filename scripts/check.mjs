import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { buildStale } from './build.mjs';
import { root, runNode } from './run.mjs';
import { cleanCommit, rememberGood, sinceLastGood } from './tested.mjs';

const alone = process.argv.includes('--no-tests');
const CACHE = 'node_modules/.cache/mingjing';

/** What CI runs looks at everything anew; all day, each tool goes on from what it found last. */
const keptAs = (...options) => (alone ? [] : options);

/**
 * By content: a file that was found well written is not looked at again. Typed rules can miss what a change
 * of types elsewhere breaks in it, so `npm run lint`, which CI runs, looks at every file.
 */
const keeping = (name) => keptAs('--cache', '--cache-strategy=content', `--cache-location=${CACHE}-${name}`);

/** Slowest first, so that the cores are busy to the end. */
const rules = [
  ['lint', 'eslint/bin/eslint.js', '.', '--max-warnings=0', ...keeping('lint')],
  [
    'types',
    'typescript/bin/tsc',
    '--noEmit',
    ...keptAs('--incremental', '--tsBuildInfoFile', `${CACHE}-types`),
  ],
  [
    'dependency rules',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '{apps,libs,bench,test}/**/*.ts',
    '--output-type=err',
    ...keptAs('--cache', `${CACHE}-dependencies`, '--cache-strategy', 'content'),
  ],
  ['unused code', 'knip/bin/knip.js', '--no-progress', '--no-config-hints'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.', ...keeping('format')],
];

await buildStale();
const kept = await inParallel(rules, availableParallelism());
if (!kept) process.exitCode = 1;
else if (!alone) testWhatChanged();

function testWhatChanged() {
  const commit = cleanCommit();
  runNode(['scripts/test.mjs', '--quick', ...sinceLastGood()]);
  process.on('exit', (code) => code === 0 && commit && rememberGood(commit));
}

async function inParallel(tasks, width) {
  const waiting = [...tasks];
  let kept = true;
  const lane = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) kept = (await holds(task)) && kept;
  };
  await Promise.all(Array.from({ length: width }, lane));
  return kept;
}

/** Prints one line per rule, and what the tool said only where the rule is broken. */
function holds([name, tool, ...args]) {
  const started = performance.now();
  const child = spawn(process.execPath, [`node_modules/${tool}`, ...args], { cwd: root });
  const said = [];
  child.stdout.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s)`);
      if (code !== 0) console.log(Buffer.concat(said).toString());
      resolve(code === 0);
    });
  });
}
