import { randomBytes } from 'node:crypto';
import { outliveItsReader } from './closed-pipe';
import { run } from './program';

/** `npx mingjing …`: the process around one command line. */
async function main(): Promise<void> {
  const { stdout, stderr } = process;
  outliveItsReader(stdout, stderr);
  process.exitCode = await run(process.argv.slice(2), {
    out: (line) => stdout.write(`${line}\n`),
    err: (line) => stderr.write(`${line}\n`),
    ...(stderr.isTTY ? { terminal: stderr } : {}),
    clock: () => Date.now(),
    random: (count) => randomBytes(count),
  });
}

void main();
