import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

/** A second Node process that runs `code` on the library as it is written here. */
export interface AnotherProcess {
  /** The next line that it prints; undefined at its end. */
  line(): Promise<string | undefined>;
  /** SIGKILL: no handler runs, nothing is closed. */
  kill(): Promise<void>;
}

const ROOT = join(__dirname, '../../../..');
const SOURCE = join(__dirname, '..');

export function inAnotherProcess(code: string, ...args: readonly string[]): AnotherProcess {
  const loader = `
    const { transformFileSync } = require('@swc/core');
    const { jsc, ...swc } = require(${JSON.stringify(join(ROOT, 'scripts/swc.cjs'))});
    const { paths } = require(${JSON.stringify(join(ROOT, 'tsconfig.json'))}).compilerOptions;
    const options = { ...swc, jsc: { ...jsc, baseUrl: ${JSON.stringify(ROOT)}, paths }, swcrc: false };
    require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, options).code, file);
    const store = require(${JSON.stringify(join(SOURCE, 'sqlite/ledger-database.ts'))});
    (async () => { ${code} })().catch((error) => console.log(error.name));`;
  const child = spawn(process.execPath, ['-e', loader, ...args], {
    cwd: SOURCE,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { line: () => nextLine(lines), kill: () => killed(child) };
}

async function nextLine(lines: AsyncIterator<string>): Promise<string | undefined> {
  const line = await lines.next();
  return line.done === true ? undefined : line.value;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
