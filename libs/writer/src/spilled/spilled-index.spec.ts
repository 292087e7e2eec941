import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpilledIndex, type RowWatch } from './spilled-index';

describe('the index of whoever reads a log once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-spilled-'));
  let index: SpilledIndex;
  beforeEach(() => {
    index = new SpilledIndex(folder);
  });
  afterEach(() => index.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds every id, those in the file and those that still wait for it', () => {
    for (let i = 0; i < 40_000; i++) tell(index, i);
    for (let i = 0; i < 40_000; i += 7) expect(index.indexOf(idOf(i))).toBe(i);
    expect(index.indexOf(idOf(40_000))).toBeUndefined();
  });

  it('counts the rows that stand, whether they were replaced, removed or listed meanwhile', () => {
    tell(index, 0, [['role', 'a X', { from: 1 }]]);
    tell(index, 1, [['role', 'b X', { from: 2 }]]);
    tell(index, 2, [['role', 'a X', null]]);
    expect(index.rowCount).toBe(3);
    expect(index.facts('role', '')).toEqual([{ key: 'b X', value: { from: 2 } }]);
    tell(index, 3, [['role', 'a X', { from: 3 }]]);
    tell(index, 4, [['role', 'b X', null]]);
    expect(index.rowCount).toBe(3);
    expect([...index.names()].map((name) => name.join(' ')).sort()).toEqual([' s/0', ' s/1', 'role a X']);
  });

  it('tells the rows of one word alone, whether the table was listed before or not', () => {
    tell(index, 0, [['role', 'a X', { from: 1 }]]);
    tell(index, 1, [['role', 'ab X', { from: 2 }]]);
    tell(index, 2, [['role', 'a Y', { from: 3 }]]);
    const keys = (prefix?: string): readonly string[] =>
      [...index.eachFact('role', prefix)].map(({ key }) => key).sort();
    const told = (): readonly (readonly string[])[] => [keys('a '), keys('a Y'), keys('a'), keys()];
    const expected = [['a X', 'a Y'], ['a Y'], ['a X', 'a Y', 'ab X'], ['a X', 'a Y', 'ab X']];
    expect(told()).toEqual(expected);
    index.facts('role', '');
    expect(told()).toEqual(expected);
  });

  it('forgets all of it, and tells anew', () => {
    tell(index, 0, [['role', 'a X', { from: 1 }]]);
    index.clear();
    expect(index.rowCount).toBe(0);
    expect(index.indexOf(idOf(0))).toBeUndefined();
    tell(index, 1);
    expect([index.rowCount, index.indexOf(idOf(1))]).toEqual([1, 1]);
  });

  it('shows who watches it each row as its text, and a removed one as none, listed or not', () => {
    const seen: string[] = [];
    const watch: RowWatch = {
      id: (id) => void seen.push(id),
      row: (...row) => void seen.push(row.join('|')),
    };
    const watched = new SpilledIndex(folder, watch);
    tell(watched, 0, [['role', 'a X', { from: 1 }]]);
    watched.facts('role', '');
    tell(watched, 1, [['role', 'a X', null]]);
    watched.close();
    expect(seen).toEqual([
      ...[idOf(0), '|s/0|{"revision":0,"states":{"tally":{"index":0}}}', 'role|a X|{"from":1}'],
      ...[idOf(1), '|s/1|{"revision":1,"states":{"tally":{"index":1}}}', 'role|a X|'],
    ]);
  });
});

type Row = readonly [table: string, key: string, value: { readonly from: number } | null];

/** Two streams in turn. */
function tell(index: SpilledIndex, at: number, rows: readonly Row[] = []): void {
  const stream = `s/${String(at % 2)}`;
  index.write({
    size: at + 1,
    ids: new Map([[idOf(at), at]]),
    revisions: new Map([[stream, at]]),
    states: new Map([[stream, { tally: { index: at } }]]),
    tables: new Map(rows.map(([table, key, value]) => [table, new Map([[key, value]])])),
  });
}

function idOf(at: number): string {
  return `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
}
