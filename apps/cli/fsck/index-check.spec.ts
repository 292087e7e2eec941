import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeptIndex, ReadIndex, type IndexChanges } from '@mingjing/writer';
import { folderToSpoil } from '../testing/checked-folder';
import { INDEX_KEY } from '../testing/small-ledger';
import { faults, found, tamper } from '../testing/spoiling';
import type { FsckReport } from './report';

const folder = folderToSpoil();
const path = (): string => join(folder.data, 'ledger.index');

/** By who holds the service's key: to the ledger itself no other's rows are of its own writing. */
function forge(changes: Partial<IndexChanges>): void {
  const index = new KeptIndex(path(), 'small', INDEX_KEY);
  const none = new Map<string, never>();
  const told = { size: index.size(), root: index.root(), ids: none };
  index.write({ ...told, revisions: none, states: none, tables: none, ...changes });
  index.close();
}

/** All of it is written anew, with other ids. */
function forgeIds(change: (ids: string[]) => void): void {
  const index = ReadIndex.open(path());
  if (typeof index === 'string') throw new Error(index);
  const ids = [...index.ids()].map((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
  change(ids);
  const rows = [...index.rows()];
  const streams = rows
    .filter(({ table }) => table === '')
    .map(({ key, text }) => [key, JSON.parse(text) as { revision: number; states: object }] as const);
  const tables = new Map<string, Map<string, never>>();
  for (const { table, key, text } of rows.filter((row) => row.table !== '')) {
    tables.set(table, (tables.get(table) ?? new Map<string, never>()).set(key, JSON.parse(text) as never));
  }
  const { size, root } = index;
  index.close();
  rmSync(path());
  const anew = new KeptIndex(path(), 'small', INDEX_KEY);
  anew.write({
    ...{ size, root, tables, ids: new Map(ids.map((id, at) => [id, at])) },
    revisions: new Map(streams.map(([stream, { revision }]) => [stream, revision])),
    states: new Map(streams.map(([stream, { states }]) => [stream, { ...states }])),
  });
  anew.close();
}

const differing = (report: FsckReport): readonly string[] =>
  report.findings.filter(({ code }) => code === 'index-differs').map(({ at }) => `${at!.table} ${at!.row}`);

describe('the index beside the log', () => {
  it('is what follows from the log, in a folder of a sound ledger', async () => {
    const report = await folder.check(folder.data);
    expect(report.findings.filter(({ file }) => file === 'ledger.index')).toEqual([]);
  });

  it('is named row by row where it does not follow from the log, was added to, or lacks one', async () => {
    forge({
      revisions: new Map([['entity/E-3', 7]]),
      tables: new Map<string, Map<string, object | null>>([
        ['role', new Map([['mallory', {}]])],
        ['entity', new Map([['gaoqing E-4', null]])],
      ]) as IndexChanges['tables'],
    });
    expect(differing(await folder.check(folder.data))).toEqual([
      'streams entity/E-3',
      'facts role mallory',
      'facts entity gaoqing E-4',
    ]);
  });

  it('is named where it gives an entry another id, or is of another log', async () => {
    forgeIds((ids) => {
      ids[4] = '00000000-0000-4000-8000-000000000000';
    });
    expect(differing(await folder.check(folder.data))).toEqual(['ids 4']);
    forge({ root: 'ab'.repeat(32) });
    expect(differing(await folder.check(folder.data))).toEqual([
      expect.stringMatching(/^roots \d+$/),
      'ids 4',
    ]);
  });

  it('is said to be held against nothing where the log could not be decided that far', async () => {
    tamper(folder.data, 'ledger.db', 'entry', "UPDATE entry SET bytes = CAST('{}' AS BLOB) WHERE idx = 13");
    const report = await folder.check(folder.data);
    expect(found(report, 'index-not-compared')).toMatchObject({ level: 'note', file: 'ledger.index' });
  });

  it('is named where its bytes have changed, and where it does not begin as an index', async () => {
    const bytes = readFileSync(path());
    bytes[bytes.length - 40]! ^= 1;
    writeFileSync(path(), bytes);
    expect(found(await folder.check(folder.data), 'index-damaged').at).toEqual({ offset: 128 });
    writeFileSync(path(), 'another file');
    expect(found(await folder.check(folder.data), 'index-damaged').at).toEqual({ offset: 0 });
  });

  it('is no fault where it is absent, or where a kill cut what was being written', async () => {
    writeFileSync(path(), readFileSync(path()).subarray(0, -5));
    const cut = await folder.check(folder.data);
    expect(found(cut, 'index-cut-short')).toMatchObject({ level: 'note', at: { offset: 128 } });
    rmSync(path());
    const absent = await folder.check(folder.data);
    expect(found(absent, 'file-absent')).toMatchObject({ level: 'note', file: 'ledger.index' });
    expect([...faults(cut), ...faults(absent)]).toEqual([]);
  });

  it('is not held against the log where another version of the program has told it: the next start tells it anew', async () => {
    rmSync(path());
    new KeptIndex(path(), 'of another version', INDEX_KEY).close();
    tamper(
      folder.data,
      'ledger.db',
      'told',
      'CREATE TABLE told_fact (tbl TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (tbl, key)) STRICT',
    );
    copyFileSync(path(), `${path()}.new`);
    const report = await folder.check(folder.data);
    expect(found(report, 'index-of-other-version')).toMatchObject({ level: 'note' });
    expect(faults(report)).toEqual([]);
    expect(report.findings.map(({ file }) => file)).not.toContain('ledger.index.new');
  });
});
