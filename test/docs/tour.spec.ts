import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

jest.setTimeout(180_000);

const ROOT = join(__dirname, '..', '..');
/** What `npx` finds in a clone, said so that it works in another folder. */
const NPX = `npx() { shift; node '${join(ROOT, 'bin/mingjing.js')}' "$@"; }`;
const START = 'MINGJING_DATA=tour npm start';

/** The lines of the README's tour, in order, as a newcomer pastes them. */
const [, tour = ''] =
  /## Five minutes\n([\s\S]*?)\n## /.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
const lines = [...tour.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.trim().split('\n'),
);
const ALTERED = lines.findLastIndex((line) => line === 'npx mingjing verify exported');

interface Pasted {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the five-minute tour of the README, pasted line by line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-tour-'));
  const said = new Map<number, Pasted>();

  beforeAll(() => symlinkSync(join(ROOT, 'docs'), join(folder, 'docs')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const paste = (line: string): Pasted =>
    spawnSync('sh', ['-c', `${NPX}\n${line}`], { cwd: folder, encoding: 'utf8' });

  it('is there', () => {
    expect(lines.length).toBeGreaterThan(12);
    expect(lines.filter((line) => line.startsWith('npx mingjing')).length).toBeGreaterThan(8);
    expect(lines.at(-1)).toBe(START);
  });

  it.each(lines.slice(0, -1).map((line, at) => ({ line, at })))(
    'does what it says: $line',
    ({ line, at }) => {
      const { status, stdout, stderr } = paste(line);
      said.set(at, { status, stdout, stderr });
      expect({ status, stderr }).toEqual({ status: at === ALTERED ? 1 : 0, stderr: expect.any(String) });
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );

  it('verifies what it exported, and names the entry of the byte that it changed', () => {
    const verified = lines.indexOf('npx mingjing verify exported');
    expect(verified).toBeLessThan(ALTERED);
    expect(said.get(verified)?.stdout).toMatch(/^OK: \d+ entries of mingjing\.example\/tour\n/);
    expect(said.get(ALTERED)?.stdout).toMatch(/^FAILED at entry \d+ /);
  });

  it('ends with the service, whose page it opens', async () => {
    const env = { ...process.env, MINGJING_DATA: join(folder, 'tour'), MINGJING_PORT: '0' };
    const service = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs')], { env });
    try {
      for await (const line of createInterface({ input: service.stdout })) {
        const [url] = /http:\/\/127\.0\.0\.1:\d+(?=\/docs)/.exec(line) ?? [];
        if (url === undefined) continue;
        expect((await fetch(`${url}/docs`)).status).toBe(200);
        expect(await (await fetch(`${url}/v1/ledger`)).json()).toMatchObject({
          origin: 'mingjing.example/tour',
        });
        return;
      }
      throw new Error('The service never said where it is');
    } finally {
      service.kill('SIGTERM');
      await new Promise((resolve) => service.once('exit', resolve));
    }
  });
});
