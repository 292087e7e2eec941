import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

interface TemporaryRoot {
  openRoot(within: string): string;
  clear(path: string): void;
}

const { clear, openRoot } = jest.requireActual<TemporaryRoot>('../../scripts/jest/temporary-root.cjs');

describe('the temporary folders of a test run', () => {
  const within = mkdtempSync(join(tmpdir(), 'roots-'));
  afterAll(() => rmSync(within, { recursive: true, force: true }));

  /** What a run of that process left behind. */
  const left = (process: number): string => {
    const root = join(within, `mingjing-tests-${String(process)}-abcdef`);
    mkdirSync(join(root, 'mingjing-1'), { recursive: true });
    writeFileSync(join(root, 'mingjing-1', 'ledger.db'), 'x');
    return root;
  };

  it('stand in one root, which is this run’s own', () => {
    expect(basename(dirname(within))).toMatch(/^mingjing-tests-\d+-/);
  });

  it('go with the next run where theirs was killed, and stay while it lives', () => {
    const { pid: ended } = spawnSync(process.execPath, ['--version']);
    const [killed, running] = [left(ended), left(process.pid)];
    const other = mkdtempSync(join(within, 'mingjing-'));
    const root = openRoot(within);
    expect([killed, running, other, root].map((path) => existsSync(path))).toEqual([false, true, true, true]);
    clear(root);
    expect(existsSync(root)).toBe(false);
  });
});
