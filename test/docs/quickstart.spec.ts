import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLine, type Ended } from '../../apps/cli/testing/command-line';

const ROOT = join(__dirname, '../..');
/** The half hour until the names are told, and what a slow machine took until the draw was planned. */
const UNTIL_TOLD = 120 * 60_000;

/** The lines of docs/quickstart.md, in order. */
const page = readFileSync(join(ROOT, 'docs/quickstart.md'), 'utf8');
const lines = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.trim().split('\n'),
);

// The plan of the draw names times from when it is printed, so the story begins now.
let now = Date.now();
const cli = new CommandLine(() => (now += 1_000));
const said = new Map<string, Ended>();

/** A word of a line, as it would be in the folder of the test. */
function placed(word: string): string {
  if (word.startsWith('docs/')) return join(ROOT, word);
  return word === 'first' || /^first\/|\.(json|key|secret|mingjing-bundle)$/.test(word) ? cli.at(word) : word;
}

async function paste(line: string): Promise<Ended> {
  const [command = '', redirected] = line.split(' > ');
  const [program, ...words] = command.split(' ').map(placed);
  const ended = await runs(program, words);
  if (redirected !== undefined) writeFileSync(placed(redirected), ended.out);
  return ended;
}

async function runs(program: string | undefined, words: readonly string[]): Promise<Ended> {
  if (program === 'npx') return cli.run(...words.slice(1));
  if (program === 'node') {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    return { exitCode: status ?? -1, out: stdout, err: stderr };
  }
  expect(program).toBe('mv');
  renameSync(words[0] ?? '', words[1] ?? '');
  return { exitCode: 0, out: '', err: '' };
}

describe('the quickstart, pasted line by line', () => {
  afterAll(() => cli.clear());

  it.each(lines)('does what it says: %s', async (line) => {
    if (line.includes('draw publish')) now += UNTIL_TOLD;
    const ended = await paste(line);
    said.set(line, ended);
    expect({ exitCode: ended.exitCode, err: ended.err }).toEqual({
      exitCode: 0,
      err: expect.not.stringMatching(/fault|^\s+at /m),
    });
  });

  it('keeps each secret with its contributor alone', () => {
    for (const name of ['organiser.secret', 'legal.secret']) {
      expect(existsSync(cli.at(name))).toBe(true);
      expect(statSync(cli.at(name)).mode & 0o777).toBe(0o600);
    }
  });

  it('shows the countersigner counts and a hash, and no name', () => {
    const { out = '' } = said.get(lines.find((line) => line.includes('countersign')) ?? '') ?? {};
    expect(out).toMatch(
      /^S-clinics: 3 of 8 entities drawn\nS-places: 8 of 16 entities drawn\n11 tasks assigned; result [0-9a-f]{64}\nDrawResultCountersigned/,
    );
    expect(out).not.toMatch(/G-0\d|E-0\d\d/);
  });

  it('publishes the draw by the hash of the transcript that anybody is given', () => {
    const { out: published = '' } = said.get(lines.find((line) => line.includes('publish ')) ?? '') ?? {};
    const [, hash = 'none'] =
      /publicTranscript ([0-9a-f]{64})\nDrawPublished draw\/first-draw/.exec(published) ?? [];
    const { out: checked = '' } = said.get(lines.find((line) => line.includes('draw verify')) ?? '') ?? {};
    expect(checked).toContain(`hash: ${hash}; `);
    expect(checked).toMatch(/The draw, recomputed: OK \(selection only\); it agrees with the signed events/);
    expect(checked).toMatch(/\nOK \(selection only\)$/);
  });

  it('tells a stranger why, without a key', () => {
    const { out = '' } = said.get(lines.find((line) => line.includes('draw why')) ?? '') ?? {};
    expect(out).toMatch(/\n(NOT )?DRAWN: rank \d+ is /);
    expect(out).not.toMatch(/G-0\d/);
  });

  it('ends with a draw that verifies without the ledger', () => {
    const verified = said.get('npx mingjing verify full.mingjing-bundle');
    expect(verified?.out).toMatch(
      /^OK: Bundle of draw\/first-draw\n[\s\S]*The draw, recomputed: OK; it agrees with the signed events/,
    );
  });
});
