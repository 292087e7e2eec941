import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { PlaceTable } from './place-table';
import { SpilledTexts } from './spilled-texts';

describe('texts spilled to a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-spilled-'));
  let texts: SpilledTexts;
  beforeEach(() => {
    texts = new SpilledTexts(join(folder, 'texts'));
  });
  afterEach(() => texts.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are found as they were set last, those in the file and those that still wait for it', () => {
    const model = new Map<string, string>();
    for (let i = 0; i < 40_000; i++) {
      const [key, text] = [`${'企'.repeat(i % 2)} ${i % 30_000}`, `${i} ${'泳池'.repeat(i % 20)}`];
      texts.set(3, key, text);
      model.set(key, text);
    }
    for (const [key, text] of model) expect(texts.get(3, key)).toBe(text);
    expect(texts.get(3, ' 30000')).toBeUndefined();
    expect(new Map(texts.all(3))).toEqual(model);
  });

  it('may stand under one key in several kinds', () => {
    expect(texts.set(0, 'key', 'a')).toBe(false);
    expect(texts.set(1, 'key', '')).toBe(false);
    expect(texts.set(1, 'key', 'b')).toBe(false);
    expect(texts.set(0, 'key', 'c')).toBe(true);
    expect([0, 1, 2].map((kind) => texts.get(kind, 'key'))).toEqual(['c', 'b', undefined]);
    expect([...texts.all(1)]).toEqual([['key', 'b']]);
  });

  it('are found by the first word of their keys, as they were set last', () => {
    const model = new Map<string, string>();
    for (let i = 0; i < 5_000; i++) {
      const key = i % 7 === 0 ? `tianzhen${i % 3}` : `tianzhen${i % 40} E-${i % 900}`;
      const text = i % 11 === 0 ? '' : `${i}`;
      texts.set(2, key, text);
      texts.set(3, key, 'of another kind');
      model.set(key, text);
    }
    for (const word of ['tianzhen1', 'tianzhen39', 'tianzhen40']) {
      const rows = [...model].filter(([key]) => key.startsWith(`${word} `));
      const found = [...texts.beginning(2, word)].filter(([key]) => key.startsWith(`${word} `));
      expect(found).toHaveLength(rows.length);
      expect(new Map(found)).toEqual(new Map(rows));
    }
    texts.clear();
    expect([...texts.beginning(2, 'tianzhen1')]).toEqual([]);
  });

  it('may be as long as they like', () => {
    const long = '企'.repeat(2_000_000);
    texts.set(0, 'before', '1');
    texts.set(0, 'long', long);
    texts.set(0, 'after', '2');
    expect(['before', 'long', 'after'].map((key) => texts.get(0, key))).toEqual(['1', long, '2']);
    expect([...texts.all(0)].map(([key]) => key)).toEqual(['before', 'long', 'after']);
  });
});

describe('a table of places', () => {
  it('tells keys apart that share a hash', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 800 }), (keys) => {
        const [table, put] = [new PlaceTable(), [] as number[]];
        const isKey = (key: number) => (place: number) => put[place] === key;
        for (const key of keys) table.put(key % 7, put.push(key) - 1, isKey(key));
        for (let key = 0; key <= 400; key++) {
          const at = put.lastIndexOf(key);
          expect(table.find(key % 7, isKey(key))).toBe(at < 0 ? undefined : at);
        }
      }),
      { numRuns: 20 },
    );
  });
});
