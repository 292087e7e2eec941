import { writeFileSync } from 'node:fs';
import { BUREAU, CommandLine } from './testing/command-line';
import { textOf } from './testing/entities-file';
import { publishWork } from './testing/publish-work';

const cli = new CommandLine();
const where = (key: string): readonly string[] => ['--data', cli.data, '--key', key];
const drawn = ['--level', 'CITY', '--document', '样卫办〔2026〕1号', '--due', '2026-06-30'];
let list: readonly string[];
let registrar: string;
let organiser: string;

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec', '--no-presets');
  registrar = await cli.employ('registrar/R-1', 'REGISTRAR_ENTITY', [BUREAU]);
  organiser = await cli.employ('organiser/O-1', 'DRAW_ADMIN');
  await publishWork(cli);
  list = [...drawn, '--cosign', await cli.employ('deputy/D-1', 'DEPUTY')];
  writeFileSync(cli.at('entities.csv'), textOf(2));
});

afterAll(() => cli.clear());

const tasks = (name: string, ...entities: readonly string[]): string => {
  const rows = entities.map((entity) => `${entity},PP-01,,G/public-places`);
  writeFileSync(cli.at(name), ['对象编号,抽查事项,完成期限,执法领域', ...rows, ''].join('\n'));
  return cli.at(name);
};

const saying = (code: string): unknown =>
  expect.stringMatching(new RegExp(`takes nothing of .*\\(${code}\\)`));

describe('a dry run of an import', () => {
  it('says that no ledger was asked where none is at hand', async () => {
    const dry = await cli.run(
      ...['import', 'entities', cli.at('entities.csv'), '--data', cli.at('nowhere'), '--dry-run'],
    );
    expect(dry).toMatchObject({ exitCode: 0 });
    expect(dry.out).toMatch(/2 rows are sound by themselves\. No ledger was asked/);
  });

  it('says of rows that stand what the import itself says', async () => {
    const file = cli.at('entities.csv');
    expect(await cli.run('import', 'entities', file, ...where(registrar))).toMatchObject({ exitCode: 0 });
    const known = await cli.run('import', 'entities', file, ...where(registrar), '--dry-run');
    expect(known).toMatchObject({ exitCode: 0, out: expect.stringMatching(/was imported before/) });

    writeFileSync(cli.at('again.csv'), `${textOf(2)}\n`);
    for (const dry of [['--dry-run'], []]) {
      const again = await cli.run('import', 'entities', cli.at('again.csv'), ...where(registrar), ...dry);
      expect(again).toMatchObject({ exitCode: 2, err: expect.stringMatching(/^Every row of again.csv/) });
    }
  });

  it('tells at once what is wrong with a row by itself, and what in this ledger', async () => {
    const [, standing = '', other = ''] = textOf(2).split('\n');
    const bad = other.replace(',PP,', ',游乐场,');
    writeFileSync(cli.at('bad.csv'), [textOf(2).split('\n')[0], bad, standing, ''].join('\n'));
    const dry = await cli.run('import', 'entities', cli.at('bad.csv'), ...where(registrar), '--dry-run');
    expect(dry.exitCode).toBe(2);
    expect(dry.out).toMatch(/^bad\.csv:2: .*\nbad\.csv:3: id-stands: /);
  });

  it('names a task whose entity is unknown; nothing of such a list is taken', async () => {
    const file = tasks('tasks.csv', 'E-1', 'E-9999');
    const before = (await cli.entries()).length;
    for (const dry of [['--dry-run'], []]) {
      const refused = await cli.run('import', 'tasks', file, ...where(organiser), ...list, ...dry);
      expect(refused.exitCode).toBe(2);
      expect(refused.out).toMatch(/^tasks\.csv:3: entity-unknown: No entity E-9999 stands/);
    }
    expect((await cli.entries()).length).toBe(before);
    const some = await cli.run('import', 'tasks', file, ...where(organiser), ...list, '--skip-bad');
    expect(some).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/tasks\.csv: 1 row is in effect\.$/),
    });
  });

  it('names an entity whose licensor is unknown; nothing of such a file is taken', async () => {
    const file = cli.at('licensed.csv');
    writeFileSync(file, textOf(3, 100).replace('样例1,PP,g,bureau', '样例1,PP,g,nobody'));
    const before = (await cli.entries()).length;
    for (const dry of [['--dry-run'], []]) {
      const refused = await cli.run('import', 'entities', file, ...where(registrar), ...dry);
      expect(refused).toMatchObject({ exitCode: 2 });
      expect(refused.out).toMatch(/^licensed\.csv:3: org-unknown: The licensor "nobody"/);
    }
    expect((await cli.entries()).length).toBe(before);
  });

  it('says what the import says of whoever may not state the rows', async () => {
    const stranger = await cli.employ('publisher/P-1', 'PUBLISHER');
    const unknown = cli.at('unknown.key');
    await cli.run('keygen', '--data', cli.data, '--actor', 'registrar/R-9', '--out', unknown);
    writeFileSync(cli.at('new.csv'), textOf(2, 500));
    const before = (await cli.entries()).length;
    for (const dry of [['--dry-run'], []]) {
      const run = (key: string): ReturnType<CommandLine['run']> =>
        cli.run('import', 'entities', cli.at('new.csv'), ...where(key), ...dry);
      expect(await run(stranger)).toMatchObject({ exitCode: 1, err: saying('not-authorised') });
      expect(await run(unknown)).toMatchObject({ exitCode: 1, err: saying('key-unknown') });
    }
    expect((await cli.entries()).length).toBe(before);
    const nobody = await cli.run(
      ...['import', 'entities', cli.at('new.csv'), '--data', cli.data, '--dry-run'],
    );
    expect(nobody).toMatchObject({ exitCode: 0, out: expect.stringMatching(/without it nobody asks/) });
  });

  it('names every task whose item, field or day the ledger refuses', async () => {
    writeFileSync(
      cli.at('faulty.csv'),
      `对象编号,抽查事项,完成期限,执法领域
E-1,ZZ-99,,G/public-places
E-2,PP-01,,G/no-such-field
E-500,PP-01,2020-01-01,G/public-places
`,
    );
    writeFileSync(cli.at('third.csv'), textOf(1, 500));
    await cli.run('import', 'entities', cli.at('third.csv'), ...where(registrar));
    for (const dry of [['--dry-run'], []]) {
      const refused = await cli.run(
        'import',
        'tasks',
        cli.at('faulty.csv'),
        ...where(organiser),
        ...list,
        ...dry,
      );
      expect(refused.exitCode).toBe(2);
      expect(refused.out.split('\n')).toEqual([
        expect.stringMatching(/^faulty\.csv:2: item-not-on-checklist: /),
        expect.stringMatching(/^faulty\.csv:3: field-unknown: /),
        expect.stringMatching(/^faulty\.csv:4: due-before-receipt: /),
      ]);
    }
  });

  it('names the fault of every row where no row could be taken, as in the form that nobody filled in', async () => {
    const file = cli.at('form.csv');
    await cli.run('import', 'template', 'tasks', '--out', file);
    for (const dry of [['--dry-run'], []]) {
      const refused = await cli.run('import', 'tasks', file, ...where(organiser), ...list, ...dry);
      expect(refused.exitCode).toBe(2);
      expect(refused.out).toMatch(/^form\.csv:2: entity-unknown: No entity E-0001 stands in the register/);
      expect(refused.err).not.toMatch(/payload-invalid/);
    }
    const skipping = await cli.run('import', 'tasks', file, ...where(organiser), ...list, '--skip-bad');
    expect(skipping).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('no row that could be taken'),
    });
  });

  it('names an entity that stands on a list twice', async () => {
    const file = tasks('twice.csv', 'E-1', 'E-1');
    const dry = await cli.run('import', 'tasks', file, ...where(organiser), ...list, '--dry-run');
    expect(dry).toMatchObject({ exitCode: 2 });
    expect(dry.out).toMatch(/^twice\.csv:3: 对象编号: id-twice: .*put all of its items into one row/);
  });
});

describe('a list of tasks that the ledger refuses', () => {
  it('leaves nothing in the log, the list itself neither', async () => {
    const file = tasks('stranger.csv', 'E-2');
    const before = (await cli.entries()).length;
    const refused = await cli.run('import', 'tasks', file, ...where(organiser), ...list, '--list', 'U-9');
    expect(refused).toMatchObject({ exitCode: 0 });
    const grown = (await cli.entries()).length;
    expect(grown).toBe(before + 3);

    const alone = await cli.run('import', 'tasks', tasks('alone.csv', 'E-1'), ...where(organiser), ...drawn);
    expect(alone).toMatchObject({ exitCode: 1, err: expect.stringMatching(/\(upstream-list-not-ordered\)/) });
    expect((await cli.entries()).length).toBe(grown);

    const nobody = cli.at('nobody.csv');
    writeFileSync(nobody, '对象编号,抽查事项,完成期限,执法领域\nE-2,ZZ-99,,G/public-places\n');
    const unlisted = await cli.run('import', 'tasks', nobody, ...where(organiser), ...list, '--list', 'U-8');
    expect(unlisted).toMatchObject({
      exitCode: 2,
      out: expect.stringMatching(/^nobody\.csv:2: item-not-on-checklist: /),
    });
    expect((await cli.entries()).length).toBe(grown);

    const other = tasks('other.csv', 'E-2', 'E-1');
    const taken = await cli.run('import', 'tasks', other, ...where(organiser), ...list, '--list', 'U-9');
    expect(taken).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/takes nothing of other\.csv \(already-/),
    });
    expect((await cli.entries()).length).toBe(grown);
  });
});
