import { existsSync, writeFileSync } from 'node:fs';
import type { Bureau } from '../kit/bureau';
import { openCounty } from '../kit/county';
import { advance, commitment, DRAW, plannedDraw } from '../kit/county-draw';
import { AUDITOR, COUNTERSIGNER, LEGAL, OFFICER_REGISTRAR, ORGANISER } from '../kit/county-people';
import { Terminal } from '../kit/terminal';

/** Beside a running service, as those who take part sit at other machines. */
describe('taking part in a draw from the command line', () => {
  let bureau: Bureau;
  let terminal: Terminal;
  let secret = '';

  beforeAll(async () => {
    bureau = await openCounty();
    terminal = await Terminal.beside(bureau);
    secret = terminal.at('legal.secret');
    await bureau.says(ORGANISER, plannedDraw());
    await bureau.says(ORGANISER, commitment('organiser'));
  });
  afterAll(async () => {
    await bureau.close();
    terminal.clear();
  });

  const types = (actor: string, ...words: readonly string[]): Promise<string> =>
    terminal.types(...words, '--url', terminal.url, '--key', terminal.keyOf(actor));
  const commits = (actor: string, path = secret): Promise<string> =>
    types(actor, 'draw', 'commit', DRAW, '--secret', path);

  it('files the officer register under its root, also where nothing changed since', async () => {
    const filing = ['register', 'file', '--receipt', '样卫备〔2026〕2号', '--with', 'bureau'];
    const said = await types(OFFICER_REGISTRAR, ...filing);
    expect(said).toMatch(
      /still the register.*\nOfficerRegisterFiled register\/officers: entry \d+.*\nexit 0$/,
    );
    expect((await bureau.get('/v1/registers/officers/filing', AUDITOR)).body).toMatchObject({ filed: true });
  });

  it('keeps no secret for somebody whom the plan does not name', async () => {
    expect(await commits(COUNTERSIGNER)).toMatch(
      /legal\/L-2 contributes nothing to D-2026-1; its plan names legal\/L-1, organiser\/O-1.*\nexit 2$/,
    );
    expect(existsSync(secret)).toBe(false);
  });

  it('takes back the secret of a commitment that was refused', async () => {
    const path = terminal.at('second.secret');
    expect(await commits(ORGANISER, path)).toMatch(/already-committed.*\nexit 1$/);
    expect(existsSync(path)).toBe(false);
  });

  it('commits to a secret that lies in the file before, and keeps a file that is already there', async () => {
    expect(await commits(LEGAL)).toMatch(
      /^SeedCommitted draw\/D-2026-1: entry \d+[\s\S]*lose it neither\.\nexit 0$/,
    );
    expect(await commits(LEGAL)).toMatch(/already-committed.*\nexit 1$/);
    expect(existsSync(secret)).toBe(true);
  });

  it('opens nothing before the register is frozen, and nothing with the secret of another draw', async () => {
    const reveals = (path: string): Promise<string> => types(LEGAL, 'draw', 'reveal', DRAW, '--secret', path);
    expect(await reveals(secret)).toMatch(/register-not-frozen.*\nexit 1$/);
    const other = terminal.at('other.secret');
    const held = {
      contributor: 'legal',
      draw: 'D-2026-9',
      mingjing: 'draw-secret/v1',
      secret: 'ab'.repeat(32),
    };
    writeFileSync(other, JSON.stringify(held));
    expect(await reveals(other)).toMatch(/holds a secret of the draw D-2026-9, not of D-2026-1.*\nexit 2$/);
    expect(await reveals(terminal.at('no.secret'))).toMatch(/no\.secret does not exist; give .*\nexit 2$/);
    expect(await reveals(terminal.keyOf(LEGAL))).toMatch(
      /is no file that `mingjing draw commit` made.*\nexit 2$/,
    );
    await advance(bureau, 'FROZEN', 'REVEALING');
    expect(await reveals(secret)).toMatch(/^SeedRevealed draw\/D-2026-1: entry \d+.*\nexit 0$/);
  });

  it('shows the result for signature to legal affairs alone, and has it signed once', async () => {
    const signs = (actor: string): Promise<string> => types(actor, 'draw', 'countersign', DRAW);
    expect(await signs(AUDITOR)).toMatch(/has no result to countersign: it is EXECUTED.*\nexit 1$/);
    expect(await signs(COUNTERSIGNER)).toMatch(
      /11 tasks assigned; result [0-9a-f]{64}\nDrawResultCountersigned.*\nexit 0$/,
    );
    expect(await signs(COUNTERSIGNER)).toMatch(
      /has no result to countersign: it is COUNTERSIGNED.*\nexit 1$/,
    );
  });
});
