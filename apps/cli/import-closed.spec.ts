import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dataFolder } from '../ledger/composition/data-folder';
import { openLedger } from '../ledger/composition/open-ledger';
import { createLedgerApp } from '../ledger/http/ledger-app';
import { LocalGateway } from './gateway/local-gateway';
import { BUREAU, CommandLine } from './testing/command-line';
import { ROWS, textOf } from './testing/entities-file';
import { halfImport } from './testing/half-import';

const clock = (): number => Date.now();
const origin = 'mingjing.example/spec';
let cli: CommandLine;
let key: string;
let stand: number;

/** A file of which the first page stands, and a corrected one with the same ids. */
beforeEach(async () => {
  cli = new CommandLine(clock);
  await cli.run('init', '--data', cli.data, '--origin', origin, '--no-presets');
  key = await cli.employ('registrar/R-1', 'REGISTRAR_ENTITY', [BUREAU]);
  writeFileSync(cli.at('old.csv'), textOf(ROWS));
  writeFileSync(cli.at('new.csv'), textOf(ROWS).replaceAll('样例', '更正'));
  stand = await halfImport(cli.at('old.csv'), key, { data: cli.data }, clock());
});

afterEach(() => cli.clear());

const local = (): readonly string[] => ['--data', cli.data, '--key', key];
const hashOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(cli.at(name)))
    .digest('hex');

describe('an import that cannot go on', () => {
  it('is named by whatever it is in the way of, with the way out', async () => {
    for (const dry of [['--dry-run'], []]) {
      const refused = await cli.run('import', 'entities', cli.at('new.csv'), ...local(), ...dry);
      expect(refused.exitCode).toBe(2);
      expect(refused.out).toMatch(
        new RegExp(`^new.csv:2: id-stands: E-1 came with .*${hashOf('old.csv')}.*mingjing import close`),
      );
    }
    const change = {
      type: 'EntityChanged',
      stream: 'entity/E-1',
      data: { changes: { grade: 'A' }, reason: '更正' },
    };
    const changed = await cli.run('sign', cli.json('change.json', change), ...local(), '--send');
    expect(changed.err).toMatch(/\(import-unfinished\): .*mingjing import close/);
  });

  it('is closed over the rows that stand, and says which lines it leaves out', async () => {
    const closed = await cli.run('import', 'close', cli.at('old.csv'), ...local());
    expect(closed).toMatchObject({ exitCode: 0 });
    const lines = closed.out.split('\n');
    expect(lines).toHaveLength(ROWS - stand + 1);
    expect(lines[0]).toMatch(new RegExp(`^old.csv:${stand + 2}: row-left-out: E-${stand + 1} is not`));
    expect(lines.at(-1)).toBe(`old.csv: closed over the ${stand} rows that stand; they are in effect.`);
    expect(await cli.run('import', 'list', '--data', cli.data)).toMatchObject({
      out: 'Every import that was begun is completed.',
    });

    const again = await cli.run('import', 'entities', cli.at('old.csv'), ...local());
    expect(again).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/was closed over \d+ of its rows/),
    });
    const rest = await cli.run('import', 'entities', cli.at('new.csv'), ...local(), '--skip-bad');
    expect(rest.out).toMatch(new RegExp(`new.csv: ${ROWS - stand} rows are in effect\\.$`));
    const change = {
      type: 'EntityChanged',
      stream: 'entity/E-1',
      data: { changes: { grade: 'A' }, reason: '更正' },
    };
    const changed = await cli.run('sign', cli.json('change.json', change), ...local(), '--send');
    expect(changed).toMatchObject({ exitCode: 0 });
    expect(await cli.run('verify', '--data', cli.data)).toMatchObject({ exitCode: 0 });
  });

  it('is closed without its journal, by another registrar, by the hash of a file that is gone', async () => {
    const hash = hashOf('old.csv');
    rmSync(cli.at('data/imports'), { recursive: true });
    const lost = await cli.run('import', 'entities', cli.at('old.csv'), ...local());
    expect(lost).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/journal.*mingjing import close old/s),
    });
    rmSync(cli.at('old.csv'));
    const other = await cli.employ('registrar/R-2', 'REGISTRAR_ENTITY');
    const by = ['--data', cli.data, '--key', other];
    expect(await cli.run('import', 'close', hash, ...by)).toMatchObject({ exitCode: 2 });
    const closed = await cli.run('import', 'close', hash, ...by, '--size', '40000');
    expect(closed).toMatchObject({
      exitCode: 0,
      out: `${hash}: closed over the ${stand} rows that stand; they are in effect.`,
    });
    const twice = await cli.run('import', 'close', hash, ...by, '--size', '40000');
    expect(twice).toMatchObject({ exitCode: 1, err: expect.stringMatching(/nothing to close/) });
  });

  it('is seen and closed at a service too', async () => {
    const ledger = await openLedger(dataFolder(cli.data), { origin, clock });
    ledger.writer.onSealed(() => void ledger.follower.catchUp());
    const app = await createLedgerApp(ledger, { clock });
    await app.listen(0, '127.0.0.1');
    const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    try {
      const served = ['--url', url, '--key', key];
      const refused = await cli.run('import', 'entities', cli.at('new.csv'), ...served, '--dry-run');
      expect(refused.out).toMatch(/^new.csv:2: id-stands: E-1 came with .*mingjing import close/);
      writeFileSync(cli.at('licensor.csv'), textOf(2, 9_000).replace('bureau', 'nobody'));
      const foreign = await cli.run('import', 'entities', cli.at('licensor.csv'), ...served, '--dry-run');
      expect(foreign.out).toMatch(/^licensor.csv:2: org-unknown: /);
      expect(foreign.out).not.toContain('licensor.csv:3');
      const rest = await cli.run('import', 'entities', cli.at('new.csv'), ...served, '--skip-bad');
      expect(rest.out).toMatch(new RegExp(`new.csv: ${ROWS - stand} rows are in effect\\.$`));
      const closed = await cli.run('import', 'close', cli.at('old.csv'), ...served);
      expect(closed).toMatchObject({
        exitCode: 0,
        out: `old.csv: closed over the ${stand} rows that stand; they are in effect.`,
      });
    } finally {
      await app.close();
      await ledger.close();
    }
  });
});

describe('a list of tasks that was announced, and no row of it taken', () => {
  it('is listed as unfinished, and can be given up', async () => {
    const organiser = await cli.employ('organiser/O-1', 'DRAW_ADMIN');
    const by = ['--data', cli.data, '--key', organiser];
    const gateway = await LocalGateway.open(dataFolder(cli.data), clock);
    await gateway.putFile(readFileSync(cli.at('old.csv')));
    await gateway.close();
    const size = readFileSync(cli.at('old.csv')).length;
    const [file, list] = ['ab'.repeat(32), { sha256: hashOf('old.csv'), size }];
    const data = {
      level: 'CITY',
      document: '样卫办〔2026〕1号',
      due: '2099-06-30',
      count: 2,
      import: file,
      list,
    };
    const opening = cli.json('list.json', { type: 'UpstreamTasksReceived', stream: 'upstream/U-1', data });
    const deputy = await cli.employ('deputy/D-1', 'DEPUTY');
    const signed = await cli.run('sign', opening, ...by, '--cosign', deputy, '--send');
    expect(signed).toMatchObject({ exitCode: 0 });
    const listed = await cli.run('import', 'list', '--data', cli.data);
    expect(listed.out).toContain(`${file}  TASKS  0 rows stand, not completed`);
    expect(await cli.run('import', 'close', file, ...by, '--size', '99')).toMatchObject({ exitCode: 0 });
    expect((await cli.run('import', 'list', '--data', cli.data)).out).not.toContain(file);
  });
});
