import { existsSync } from 'node:fs';
import { CommandLine } from './testing/command-line';

const cli = new CommandLine();
afterAll(() => cli.clear());

describe('the name of a new ledger', () => {
  it.each([[''], ['a b'], ['bad+name'], ['tab\there'], ['n'.repeat(201)]])(
    'is refused as %j before anything is written',
    async (origin) => {
      const folder = cli.at('refused');
      const refused = await cli.run('init', '--data', folder, '--origin', origin);
      expect(refused.exitCode).toBe(2);
      expect(refused.err).toMatch(/^--origin is .*; a ledger has a name of 1 to 200 characters/);
      expect(refused.err).not.toMatch(/\n\s+at /);
      expect(existsSync(folder)).toBe(false);
    },
  );

  it('may have 200 characters', async () => {
    const opened = await cli.run(
      ...['init', '--data', cli.at('long'), '--origin', 'n'.repeat(200), '--no-presets'],
    );
    expect(opened).toMatchObject({ exitCode: 0 });
  });

  it('is looked at in a signed opening too', async () => {
    const opening = cli.json('opening.json', {
      statement: { type: 'LedgerOpened', ledger: 'a b', data: {} },
    });
    const refused = await cli.run('init', '--data', cli.at('signed'), '--opening', opening);
    expect(refused).toMatchObject({ exitCode: 2 });
    expect(refused.err).toMatch(/is no signed opening/);
  });
});
