import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const LOADER = join(__dirname, '../../test/kit/run-typescript.cjs');

/** Runs a command whose reader has left one of its streams already; gives the exit status and what the other said. */
async function runUnread(unread: 'stdout' | 'stderr', ...argv: readonly string[]) {
  const child = spawn(process.execPath, ['-r', LOADER, join(__dirname, 'main.ts'), ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child[unread].destroy();
  child[unread === 'stdout' ? 'stderr' : 'stdout'].on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

describe('a command whose answer nobody reads to its end', () => {
  it('ends quietly, with the status of its work', async () => {
    expect(await runUnread('stdout', 'import', 'template', 'entities')).toEqual({ code: 0, said: '' });
  });

  it('does so where nobody reads what it says about the work', async () => {
    expect(await runUnread('stderr', 'verfy')).toEqual({ code: 2, said: '' });
  });
});
