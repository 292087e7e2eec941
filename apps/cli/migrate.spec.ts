import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKurrentDbEventStore, openSqliteEventStore } from '@mingjing/event-store';
import { doublePlace, onEngines } from '@mingjing/event-store/testing';
import { BUREAU, CommandLine, type Ended } from './testing/command-line';

jest.setTimeout(240_000);

const cli = new CommandLine();
afterAll(() => cli.clear());

const founder = (data: string): readonly string[] => [
  ...['--data', data, '--key', join(data, 'keys/founder.key'), '--send'],
];
const rootOf = (text: string): string | undefined =>
  /root(?: of the target)? +([0-9a-f]{64})/.exec(text)?.[1];
const logOf = async (folder: string): Promise<readonly string[]> => {
  const store = openSqliteEventStore(join(folder, 'ledger.db'), { readOnly: true });
  const entries = await store.read(0, Number.MAX_SAFE_INTEGER);
  await store.close();
  return entries.map((bytes) => Buffer.from(bytes).toString('utf8'));
};

const org = (name: string): string =>
  cli.json(`${name}.json`, {
    type: 'OrgRegistered',
    stream: `org/${name}`,
    data: { name: '样例站', kind: 'COUNTY_HEALTH' },
  });

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec');
  await cli.employ('registrar/R-1', 'REGISTRAR_ENTITY', [BUREAU]);
});

onEngines('a ledger that moves to %s', (place) => {
  let stream: string;
  const sqlite = `sqlite:${cli.data}`;
  beforeEach(() => {
    stream = place().newStream();
  });

  const migrate = (from: string, to: string, ...more: readonly string[]): Promise<Ended> =>
    cli.run('migrate', '--from', from, '--to', to, '--stream', stream, '--data', cli.data, ...more);

  const broughtHome = async (name: string): Promise<string> => {
    await migrate(sqlite, `kurrentdb:${place().url}`);
    const home = cli.at(`${name}-${stream}`);
    await migrate(`kurrentdb:${place().url}`, `sqlite:${home}`);
    return home;
  };

  it('comes back with the same root, the same bytes, every checkpoint, and goes on', async () => {
    const before = rootOf((await cli.run('verify', '--data', cli.data)).out);
    const there = await migrate(sqlite, `kurrentdb:${place().url}`);
    expect(there).toMatchObject({ exitCode: 0 });
    expect(rootOf(there.out)).toBe(before);

    const home = cli.at(`back-${stream}`);
    const back = await migrate(`kurrentdb:${place().url}`, `sqlite:${home}`);
    expect(back).toMatchObject({ exitCode: 0 });
    expect(back.err).toContain('copied');
    expect(rootOf((await cli.run('verify', '--data', home)).out)).toBe(before);
    expect(await logOf(home)).toEqual(await logOf(cli.data));
    expect(readFileSync(join(home, 'keys/founder.key'))).toEqual(
      readFileSync(join(cli.data, 'keys/founder.key')),
    );

    expect(await cli.run('sign', org('station'), ...founder(home))).toMatchObject({ exitCode: 0 });
    expect(await cli.run('fsck', '--data', home)).toMatchObject({ exitCode: 0 });
  });

  it('is written to no more where it was, which says where it went', async () => {
    const home = await broughtHome('moved');
    stream = place().newStream();
    await migrate(`sqlite:${home}`, `kurrentdb:${place().url}`);
    const refused = await cli.run('sign', org('late'), ...founder(home));
    expect(refused).toMatchObject({ out: '' });
    expect(refused.exitCode).not.toBe(0);
    expect(refused.err).toContain(`was moved to stream ${stream} at `);
    expect(await cli.run('verify', '--data', home)).toMatchObject({ exitCode: 0 });
  });

  it('takes along what stands under no checkpoint yet, for the next writer to verify and seal', async () => {
    const home = await broughtHome('tail');
    const checkpoint = join(home, 'checkpoint.db');
    const before = readFileSync(checkpoint);
    await cli.run('sign', org('unsealed'), ...founder(home));
    writeFileSync(checkpoint, before);
    rmSync(`${checkpoint}-wal`, { force: true });
    const entries = await logOf(home);

    stream = place().newStream();
    const there = await migrate(`sqlite:${home}`, `kurrentdb:${place().url}`);
    expect(there).toMatchObject({ exitCode: 0 });
    expect(there.out).toContain('the last 1 under no checkpoint');
    const back = cli.at(`back-${stream}`);
    await migrate(`kurrentdb:${place().url}`, `sqlite:${back}`, '--data', home);
    expect(await logOf(back)).toEqual(entries);
    expect(await cli.run('sign', org('next'), ...founder(back))).toMatchObject({ exitCode: 0 });
    expect(await cli.run('fsck', '--data', back)).toMatchObject({ exitCode: 0 });
  });

  it('goes nowhere where something is already', async () => {
    await migrate(sqlite, `kurrentdb:${place().url}`);
    const again = await migrate(sqlite, `kurrentdb:${place().url}`);
    expect(again).toMatchObject({ exitCode: 3, out: '' });
    expect(again.err).toContain('is not empty');
  });

  it('goes on where it was cut off, and not over another log', async () => {
    await migrate(sqlite, `kurrentdb:${place().url}`);
    expect(await migrate(sqlite, `kurrentdb:${place().url}`, '--resume')).toMatchObject({ exitCode: 0 });

    const half = place().newStream();
    const store = await openKurrentDbEventStore({ url: place().url, stream: half });
    const [first = ''] = await logOf(cli.data);
    await store.append(0, [{ id: 'first', type: 'LedgerOpened', bytes: Buffer.from(first) }]);
    stream = half;
    expect(await migrate(sqlite, `kurrentdb:${place().url}`, '--resume')).toMatchObject({ exitCode: 0 });
    await store.close();

    const other = place().newStream();
    const foreign = await openKurrentDbEventStore({ url: place().url, stream: other });
    await foreign.append(0, [{ id: 'foreign', type: 'LedgerOpened', bytes: Buffer.from(`${first} `) }]);
    await foreign.close();
    stream = other;
    const refused = await migrate(sqlite, `kurrentdb:${place().url}`, '--resume');
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toContain('entry 0 differs');
  });

  it('is opened by nobody while it has only half arrived', async () => {
    await migrate(sqlite, `kurrentdb:${place().url}`);
    const home = cli.at(`half-${stream}`);
    await migrate(`kurrentdb:${place().url}`, `sqlite:${home}`);
    rmSync(join(home, 'ledger.db'));
    for (const end of ['-wal', '-shm']) rmSync(join(home, `ledger.db${end}`), { force: true });
    const store = openSqliteEventStore(join(home, 'ledger.db'));
    const half = (await logOf(cli.data)).slice(0, 3);
    await store.append(
      0,
      half.map((text, i) => ({ id: String(i), type: 'Tested', bytes: Buffer.from(text) })),
    );
    await store.close();
    const early = await cli.run('sign', org('early'), ...founder(home));
    expect(early).toMatchObject({ exitCode: 1, out: '' });
    expect(early.err).toContain('checkpoint');
  });
});

describe('a migration', () => {
  it('never shows the password of a connection string', async () => {
    const url = 'kurrentdb://admin:geheim@127.0.0.1:1?tls=false&maxDiscoverAttempts=1';
    const { exitCode, err, out } = await cli.run(
      'migrate',
      '--from',
      `sqlite:${cli.data}`,
      '--to',
      `kurrentdb:${url}`,
    );
    expect(exitCode).toBe(3);
    expect(err + out).not.toContain('geheim');
  });

  it('writes nothing of a log that does not hold', async () => {
    const place = await doublePlace();
    const [stream, home] = [place.newStream(), cli.at('of-bad')];
    const engine = ['--stream', stream, '--data', cli.data];
    await cli.run('migrate', '--from', `sqlite:${cli.data}`, '--to', `kurrentdb:${place.url}`, ...engine);
    place.double.state.rollBack(stream, 3);
    const [, , , fourth = ''] = await logOf(cli.data);
    const store = await openKurrentDbEventStore({ url: place.url, stream });
    const forged = [
      fourth.replace('"recordedAt":"20', '"recordedAt":"21'),
      ...(await logOf(cli.data)).slice(4),
    ];
    await store.append(
      3,
      forged.map((text, i) => ({ id: String(i), type: 'Tested', bytes: Buffer.from(text) })),
    );
    await store.close();
    const { exitCode, err } = await cli.run(
      'migrate',
      '--from',
      `kurrentdb:${place.url}`,
      '--to',
      `sqlite:${home}`,
      ...engine,
    );
    expect(exitCode).toBe(1);
    expect(err).toContain('Nothing was written.');
    expect(await logOf(home)).toEqual([]);
    await place.leave();
  });
});
