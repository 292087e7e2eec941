import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FoldedStates } from '@mingjing/kernel';
import { KeptIndex } from '../kept/kept-index';
import { SpilledIndex } from '../spilled/spilled-index';
import { MapLedgerIndex } from '../testing/map-ledger-index';
import type { IndexChanges, LedgerIndex } from './ledger-index';
import { RememberingIndex } from './remembering-index';
import { Recent } from './recent';

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

function emptyIndex(): KeptIndex {
  const index = new KeptIndex(join(folder, 'ledger.index'), 'test', new Uint8Array(32));
  index.clear();
  return index;
}

describe.each<readonly [string, () => LedgerIndex]>([
  ['that is kept', () => emptyIndex()],
  ['that remembers', () => new RememberingIndex(emptyIndex())],
  ['that is spilled', () => new SpilledIndex(folder)],
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
