import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyInTenMinutes, type TranscriptFile } from '@mingjing/draw/verifier';
import { sha256 } from '@mingjing/writer';

jest.setTimeout(300_000);

const ROOT = join(__dirname, '..', '..');
const CLI = join(ROOT, 'bin/mingjing.js');

describe('npm run demo:draw, as a newcomer runs it', () => {
  const home = mkdtempSync(join(tmpdir(), 'mingjing-demo-draw-'));
  const data = join(home, 'attacked');
  let ended: { readonly status: number | null; readonly stdout: string; readonly stderr: string };

  beforeAll(() => {
    const args = ['run', '--silent', 'demo:draw', '--', '--data', data, '--seed', 'a newcomer'];
    ended = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('ends well', () => {
    const { status, stdout, stderr } = ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringMatching(/^\s+at /m) });
    expect(stdout).toContain('5 of 5 attacks refused or exposed.');
    const numbers = [...stdout.matchAll(/^CAUGHT {2}attack (\d):/gm)].map(([, no]) => Number(no));
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([1, 2, 3, 4, 5])('refuses or exposes each thing that attack %i tries, and says by what', (no) => {
    const [title = '', ...lines] = printedOf(no, ended.stdout);
    expect(title).toMatch(new RegExp(`^CAUGHT {2}attack ${String(no)}: \\w`));
    const tried = lines.filter((line) => line.startsWith('  - '));
    const came = lines.filter((line) => /^ {4}(REFUSED|EXPOSED) by \S.*: \S/.test(line));
    expect(tried.length).toBeGreaterThanOrEqual(3);
    expect(came).toHaveLength(tried.length);
    expect(lines).toHaveLength(2 * tried.length);
  });

  it('leaves the transcripts that it names, which the ten-minute verifier recomputes', () => {
    const [open = '', full = ''] = [...ended.stdout.matchAll(/^ {2}(\S+\.json) {2}\(/gm)].map(
      ([, path]) => path,
    );
    expect([open, full]).toEqual(['transcript.json', 'transcript-full.json'].map((name) => join(data, name)));
    const verdict = (text: string): string => verifyInTenMinutes(JSON.parse(text) as TranscriptFile, sha256);
    expect(verdict(readFileSync(open, 'utf8'))).toBe('OK (selection only)');
    const whole = readFileSync(full, 'utf8');
    expect(verdict(whole)).toBe('OK');
    const [lead = ''] = /"lead":"[^"]+"/.exec(whole) ?? [];
    expect(verdict(whole.replace(lead, '"lead":"G-9999"'))).not.toMatch(/^OK/);
  });

  it('prints commands by which the honest transcript holds, and the careful forgeries fail', () => {
    const commands = [...ended.stdout.matchAll(/npx mingjing (draw verify .*)$/gm)].map(
      ([, one = '']) => one,
    );
    const verdicts = commands.map((command) => {
      const { status, stdout } = spawnSync(process.execPath, [CLI, ...command.split(' ')], {
        encoding: 'utf8',
      });
      return [status, stdout.trim().split('\n').at(-1)];
    });
    const forged = [1, expect.stringMatching(/^DIFFERENT at transcript: /)];
    expect(verdicts).toEqual([[0, 'OK (selection only)'], forged, forged]);
  });

  it('leaves a folder that names the demo by which it is served', () => {
    const { stderr, status } = spawnSync('npm', ['run', '--silent', 'start'], {
      ...{ cwd: ROOT, encoding: 'utf8' },
      env: { ...process.env, MINGJING_DATA: data },
    });
    expect(status).not.toBe(0);
    expect(stderr).toContain('"npm run demo:draw -- --keep-serving"');
  });
});

/** The lines of one attack, up to the empty one behind it. */
function printedOf(no: number, printed: string): readonly string[] {
  const lines = printed.split('\n');
  const from = lines.findIndex((line) => line.includes(`CAUGHT  attack ${String(no)}: `));
  return from < 0 ? [] : lines.slice(from, lines.indexOf('', from));
}
