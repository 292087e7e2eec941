import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLine, type Ended } from './testing/command-line';

const genuine = readFileSync(join(__dirname, '../../docs/examples/draw-transcript.json'), 'utf8');
const cli = new CommandLine();
afterAll(() => cli.clear());

/** The same file under the general command and under that of draws. */
async function verified(text: string): Promise<readonly [Ended, Ended]> {
  const file = cli.at('transcript.json');
  writeFileSync(file, text);
  return [await cli.run('verify', file), await cli.run('draw', 'verify', file)];
}

describe('verify of a transcript alone', () => {
  it('says that it agrees with itself, and what to hold it against', async () => {
    const [{ exitCode, out }] = await verified(genuine);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^OK, it agrees with itself: Transcript of draw \S+; draw verify with --bundle/);
    expect(out).toMatch(/note {2}Not proven: that it is the draw of the log/);
  });

  it('names the place that differs as draw verify does', async () => {
    const altered = genuine.replace(/("commitment": ")(.)/, (_, head: string, digit: string) => {
      return `${head}${digit === '0' ? '1' : '0'}`;
    });
    const [general, own] = await verified(altered);
    const place =
      /DIFFERENT at commitments\[\d\].commitment: recomputed "[0-9a-f]{64}", the file says "[0-9a-f]{64}"/;
    expect([general.exitCode, own.exitCode]).toEqual([1, 1]);
    expect([general.out, own.out]).toEqual([expect.stringMatching(place), expect.stringMatching(place)]);
  });

  it('calls inputs of which no draw can be made refused', async () => {
    const [{ exitCode, out }] = await verified(genuine.replace('"stratum": "', '"stratum": "no-'));
    expect([exitCode, out]).toEqual([1, expect.stringMatching(/^FAILED at transcript: draw-refused: /)]);
  });

  it.each([
    ['was saved with a byte order mark', `\uFEFF${genuine}`, 'save it as UTF-8 without BOM'],
    ['was cut off', genuine.slice(0, -200), 'fetch it again'],
  ])('cannot read one that %s, and says what to do', async (_how, text, advice) => {
    for (const { exitCode, err } of await verified(text))
      expect([exitCode, err]).toEqual([2, expect.stringMatching(/./)]);
    const [{ err }] = await verified(text);
    expect(err).toContain(advice);
  });
});
