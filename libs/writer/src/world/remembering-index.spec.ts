import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@mingjing/event-store';
import fc from 'fast-check';
import type { FoldedStates } from '@mingjing/kernel';
import { SpilledIndex } from '../spilled/spilled-index';
import { MapLedgerIndex } from '../testing/map-ledger-index';
import type { IndexChanges, LedgerIndex } from './ledger-index';
import { RememberingIndex } from './remembering-index';
import { SeenFilter } from './seen-filter';
import { Recent } from './recent';
import { SqliteLedgerIndex } from './sqlite-ledger-index';

const IDS = Array.from({ length: 20 }, (_, i) => `6ba7b810-9dad-41d1-80b4-00c04fd430${10 + i}`);
const STREAMS = ['tally/1', 'tally/2', 'tally/泳池', 'seen/1'];
const KEYS = ['', 'a', 'ab', 'ab ', 'b', 'é', '\uffee', '\u{1f600}', '2026-01-01T00:00:00.000Z x y'];

const row = fc.oneof(fc.constant(null), fc.integer(), fc.string(), fc.record({ a: fc.integer() }));
/** What so many entries tell. */
interface Telling extends Pick<IndexChanges, 'revisions' | 'tables'> {
  readonly entries: number;
}

const changes: fc.Arbitrary<Telling> = fc.record({
  entries: fc.nat(3),
  revisions: fc
    .array(fc.tuple(fc.constantFrom(...STREAMS), fc.nat(9)), { maxLength: 3 })
    .map((entries) => new Map(entries)),
  tables: fc
    .array(
      fc.tuple(
        fc.constantFrom('t', 'u'),
        fc.array(fc.tuple(fc.constantFrom(...KEYS), row), { maxLength: 4 }),
      ),
    )
    .map((tables) => new Map(tables.map(([table, rows]) => [table, new Map(rows)]))),
});

/** Two contexts fold each stream; the second one's state comes and goes. */
function write(index: LedgerIndex, { entries, revisions, tables }: Telling): void {
  const from = index.size();
  const size = from + entries;
  const ids = new Map(IDS.slice(from, size).map((id, i) => [id, from + i]));
  const states = new Map<string, FoldedStates>();
  for (const [stream, revision] of revisions) {
    const two = revision % 2 === 0 ? undefined : [revision];
    states.set(stream, { one: { revision }, two });
  }
  index.write({ size, ids, revisions, states, tables });
}

function answers(index: LedgerIndex): unknown {
  return {
    size: index.size(),
    ids: IDS.map((id) => index.indexOf(id)),
    streams: STREAMS.map((stream) => [
      index.revision(stream),
      ['one', 'two'].map((name) => index.states(stream)?.[name]),
    ]),
    facts: ['t', 'u'].map((table) => [
      KEYS.map((key) => index.fact(table, key)),
      KEYS.map((prefix) => index.facts(table, prefix)),
      [...index.eachFact(table), ...index.eachFact(table, 'a')].sort((a, b) => (a.key < b.key ? -1 : 1)),
    ]),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'mingjing-spilled-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each<readonly [string, () => LedgerIndex]>([
  ['in SQLite', () => new SqliteLedgerIndex(':memory:', 'test')],
  ['that remembers', () => new RememberingIndex(new SqliteLedgerIndex(':memory:', 'test'))],
  ['that is spilled', () => new SpilledIndex(folder)],
  ['that filters', () => new RememberingIndex(new SqliteLedgerIndex(':memory:', 'test'), 4)],
])('an index %s', (_, open) => {
  it('answers as plain maps do, whatever is written and when it is asked', () => {
    const step = fc.record({ change: changes, clears: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const [index, model] = [open(), new MapLedgerIndex()];
        for (const { change, clears } of steps) {
          for (const one of [index, model]) {
            if (clears === 0) one.clear();
            write(one, change);
          }
          expect(answers(index)).toEqual(answers(model));
        }
        index.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('the index in SQLite', () => {
  it('starts from nothing where other code has folded it', () => {
    const index = new SqliteLedgerIndex(':memory:', 'test');
    expect(index.size()).toBe(0);
    index.close();
  });

  it('gives every row of a long table once, whatever is asked meanwhile', () => {
    const index = new SqliteLedgerIndex(':memory:', 'test');
    const rows = Array.from({ length: 4_500 }, (_, at) => [`k${String(at)}`, at] as const);
    write(index, { entries: 1, revisions: new Map(), tables: new Map([['t', new Map(rows)]]) });
    const found = [...index.eachFact('t')].map(({ key, value }) => {
      expect(index.fact('t', key)).toBe(value);
      return key;
    });
    expect(found.sort()).toEqual(rows.map(([key]) => key).sort());
    index.close();
  });

  it('names every stream that it tells, for a filter that is made later', () => {
    const index = new SqliteLedgerIndex(':memory:', 'test');
    write(index, { entries: 1, revisions: new Map([['tally/1', 0]]), tables: new Map() });
    expect([...index.toldStreams()]).toEqual(['tally/1']);
    const remembering = new RememberingIndex(index, 10);
    expect(remembering.revision('tally/1')).toBe(0);
    expect(remembering.revision('tally/2')).toBeUndefined();
    remembering.close();
  });
});

describe('the ids that an index in a file tells', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-ids-'));
  const path = join(folder, 'ledger.db');
  afterAll(() => rmSync(folder, { recursive: true }));

  const told = (entries: number): Telling => ({ entries, revisions: new Map(), tables: new Map() });

  it('are known to whoever opens it again, and nothing else is', () => {
    const index = new SqliteLedgerIndex(path, 'test');
    write(index, told(3));
    write(index, told(2));
    index.close();
    const again = new SqliteLedgerIndex(path, 'test');
    expect(IDS.slice(0, 6).map((id) => again.indexOf(id))).toEqual([0, 1, 2, 3, 4, undefined]);
    expect(['', 'x'.repeat(36), IDS[0]?.toUpperCase() ?? ''].map((text) => again.indexOf(text))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    again.close();
  });

  it('must be told in the order of the log, one for each entry', () => {
    const index = new SqliteLedgerIndex(path, 'test');
    const gap = { size: 7, ids: new Map([[IDS[6] ?? '', 6]]), ...told(0), states: new Map() };
    expect(() => index.write(gap)).toThrow('5 is next');
    expect(() => index.write({ ...gap, ids: new Map([[IDS[5] ?? '', 5]]) })).toThrow('6 of 7');
    expect(index.size()).toBe(5);
    index.close();
  });

  it.each([
    ['of which a row is gone', 'DELETE FROM told_ids WHERE first = 0'],
    ['cut short', 'UPDATE told_ids SET ids = CAST(substr(ids, 1, 8) AS BLOB) WHERE first = 3'],
    ['of a file of before', 'DROP TABLE told_ids; CREATE TABLE told_id (id BLOB PRIMARY KEY, idx INTEGER)'],
  ])('and that are %s let the index begin anew', (_, damage) => {
    const whole = new SqliteLedgerIndex(path, 'test');
    whole.clear();
    write(whole, told(3));
    write(whole, told(2));
    whole.close();
    const database = openDatabase(path, { durability: 'NORMAL' });
    database.exec(damage);
    database.close();
    const index = new SqliteLedgerIndex(path, 'test');
    expect(index.size()).toBe(0);
    expect(index.indexOf(IDS[4] ?? '')).toBeUndefined();
    write(index, told(5));
    expect(index.indexOf(IDS[4] ?? '')).toBe(4);
    index.close();
  });
});

describe('a filter of what was seen', () => {
  it('never says that it has not seen what it has', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat(20), (texts, expected) => {
        const filter = new SeenFilter(expected);
        for (const text of texts) filter.add(text);
        for (const text of texts) expect(filter.maySee(text)).toBe(true);
      }),
    );
  });

  it('rarely says that it has seen what it has not', () => {
    const filter = new SeenFilter(10_000);
    for (let i = 0; i < 10_000; i++) filter.add(`tally/${i}`);
    const wrong = Array.from({ length: 10_000 }, (_, i) => filter.maySee(`other/${i}`)).filter(Boolean);
    expect(wrong.length).toBeLessThan(100);
  });
});

describe('what was used recently', () => {
  it('is kept at least to its limit and never beyond twice that', () => {
    const recent = new Recent<number | undefined>(10);
    for (let i = 0; i < 100; i++) recent.set(`k${i}`, i % 7 === 0 ? undefined : i);
    const found: number[] = [];
    for (let i = 0; i < 100; i++) recent.of(`k${i}`, () => (found.push(i), i));
    expect(found.length).toBeGreaterThanOrEqual(80);
    expect(found.length).toBeLessThanOrEqual(100);
    expect(recent.of('k99', () => -1)).toBe(99);
  });

  it('gives the newest value, and none that was forgotten', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('c', 3);
    recent.set('a', 4);
    expect(recent.of('a', () => 0)).toBe(4);
    recent.forget('a');
    expect(recent.of('a', () => 0)).toBe(0);
  });
});
