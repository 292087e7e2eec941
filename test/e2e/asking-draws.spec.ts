import { CommandLine, type Ended } from '../../apps/cli/testing/command-line';
import type { Bureau } from '../kit/bureau';
import { PLAN } from '../kit/county';
import { DRAW, drawnUpTo } from '../kit/county-draw';
import { AUDITOR } from '../kit/county-people';

jest.setTimeout(180_000);

const cli = new CommandLine();
afterAll(() => cli.clear());

/** Closes the service, so that the command line can open its folder. */
async function stopped(bureau: Bureau): Promise<(...argv: readonly string[]) => Promise<Ended>> {
  await bureau.app.close();
  await bureau.ledger.close();
  return (...argv) => cli.run(...argv, '--data', bureau.folder);
}

describe('a draw that is only planned', () => {
  let asks: Awaited<ReturnType<typeof stopped>>;
  beforeAll(async () => {
    asks = await stopped(await drawnUpTo('PLANNED'));
  });

  it('is asked what a second field for an officer would change', async () => {
    const { exitCode, out } = await asks('ask', 'what-if', DRAW, '--qualify', 'G-03:G/medical');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^means of 20 trial draws, .*; → with G-03 qualified for G\/medical\n/);
    expect(out).toMatch(/\nG\/medical +\d+ +4 .* 5 /);
    expect((await asks('ask', 'what-if', DRAW)).out).not.toContain('→');
    const json = JSON.parse((await asks('ask', 'what-if', DRAW, '--json')).out) as { trials: number };
    expect(json.trials).toBe(20);
  });

  it('says of a field that he has already that it changes nothing', async () => {
    const { out } = await asks('ask', 'what-if', DRAW, '--qualify', 'G-03:G/public-places');
    expect(out).toMatch(/\nG-03 qualified for G\/public-places already: this changes nothing\n/);
  });

  it('refuses an officer outside its pool, and a pair that is none', async () => {
    const stranger = await asks('ask', 'what-if', DRAW, '--qualify', 'G-99:G/medical');
    expect([stranger.exitCode, stranger.err]).toEqual([1, expect.stringContaining('officer-not-eligible')]);
    expect((await asks('ask', 'what-if', DRAW, '--qualify', 'G-03')).exitCode).toBe(2);
  });

  it('is audited by its id, and by that of its plan, from the registers as they stand', async () => {
    for (const id of [DRAW, PLAN]) {
      const { exitCode, out } = await asks('draw', 'audit', id, '--trials', '200');
      expect(exitCode).toBe(0);
      expect(out).toContain(`draw ${DRAW}: the registers as they stand; it is not frozen yet`);
      expect(out).toMatch(/\nFAIR: none of \d+ checks/);
    }
    const unknown = await asks('draw', 'audit', 'no-such-draw');
    expect([unknown.exitCode, unknown.err]).toEqual([2, expect.stringContaining('There is no file')]);
  });

  it('has no load yet', async () => {
    const { exitCode, out } = await asks('ask', 'load', '--draw', DRAW);
    expect([exitCode, out.startsWith('SEALED')]).toEqual([1, true]);
  });
});

describe('a draw that was told', () => {
  let bureau: Bureau;
  let asks: Awaited<ReturnType<typeof stopped>>;
  let served: readonly object[];
  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
    const paths = [`/v1/draws/${DRAW}`, '/v1/years/2026/load', '/v1/years/2026/completion'];
    const answers = await Promise.all(paths.map((path) => bureau.get(path, AUDITOR)));
    served = answers.map(({ body }) => (body['load'] ?? body['fields'] ?? body['levels']) as object);
    asks = await stopped(bureau);
  });

  it('answers from the folder what the service answers', async () => {
    const told = [
      await asks('ask', 'load', '--draw', DRAW, '--json'),
      await asks('ask', 'load', '--year', '2026', '--json'),
      await asks('ask', 'completion', '2026', '--json'),
    ];
    expect(told.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(told.map(({ out }) => JSON.parse(out) as unknown)).toEqual(served);
  });

  it('prints places by field, and completion by origin with its counts', async () => {
    expect((await asks('ask', 'load', '--draw', DRAW)).out).toMatch(/\nG\/public-places +\d+ +\d+/);
    expect((await asks('ask', 'completion', '2026')).out).toMatch(/\n本级 local +11 +0 .* 0\/11 0\.0%/);
    expect((await asks('ask', 'load')).exitCode).toBe(2);
    expect((await asks('draw', 'audit', DRAW, '--trials', '100')).out).toContain('its frozen register');
  });
});
