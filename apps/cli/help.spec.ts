import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsOf } from './options/examples';
import { programOf } from './program';
import { CommandLine } from './testing/command-line';

const cli = new CommandLine();
afterAll(() => cli.clear());

const io = { out: () => undefined, err: () => undefined, clock: () => 0, random: () => new Uint8Array() };
const commands = commandsOf(programOf({ io, end: () => undefined }));

describe('the program', () => {
  it('says its version, which is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(await cli.run('--version')).toEqual({ exitCode: 0, out: version, err: '' });
  });

  it('shows no day in an example that a ledger of today would refuse', async () => {
    const { out } = await cli.run('import', 'tasks', '--help');
    const [, due = ''] = /--due (\d{4}-\d\d-\d\d)$/m.exec(out) ?? [];
    expect(Date.parse(due)).toBeGreaterThan(Date.now());
    expect((await cli.run('import', 'template', 'tasks')).out).not.toMatch(/\d{4}-\d\d/);
  });
});

describe('every command', () => {
  it.each(commands.map(({ name }) => name))(
    '`%s` shows an example in its help, and takes --data',
    async (name) => {
      const { exitCode, out } = await cli.run(...name.split(' '), '--help');
      expect(exitCode).toBe(0);
      expect(out).toContain(`\nExample:\n  $ npx mingjing ${name} `);
      expect(out).toContain('--data <dir>');
    },
  );

  it.each(commands.map(({ name }) => name))(
    '`%s` names the nearest option to one that it does not know',
    async (name) => {
      const { exitCode, err } = await cli.run(...name.split(' '), '--dta', 'elsewhere');
      expect(exitCode).toBe(2);
      expect(err).toContain("unknown option '--dta'\n(Did you mean --data?)");
    },
  );

  it('has examples that name options which it takes', async () => {
    for (const { name, command } of commands) {
      const { out } = await cli.run(...name.split(' '), '--help');
      const [, example = ''] = /Example:\n {2}\$ npx (.*)/.exec(out) ?? [];
      const taken = command.options.map(({ long }) => long);
      const used = example.match(/--[a-z-]+/g) ?? [];
      expect(used.filter((option) => !taken.includes(option))).toEqual([]);
    }
  });

  it('is named where it is misspelt', async () => {
    const { exitCode, err } = await cli.run('verfy');
    expect(exitCode).toBe(2);
    expect(err).toContain('(Did you mean verify?)');
  });
});

describe('the template of a file', () => {
  it('is printed whatever data folder is named: it needs none', async () => {
    const plain = await cli.run('import', 'template', 'officers');
    const named = await cli.run('import', 'template', 'officers', '--data', cli.at('nowhere'));
    expect(named).toEqual(plain);
    expect(plain.exitCode).toBe(0);
  });
});
