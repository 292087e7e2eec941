import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FactRow } from '@mingjing/kernel';
import { KEY, STORY, answers, idOf, reopened, tell, toldStory } from '../testing/kept-story';
import { KeptIndex } from './kept-index';

const folder = mkdtempSync(join(tmpdir(), 'mingjing-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'ledger.index');
beforeEach(() => rmSync(path, { force: true }));

describe('the index in a file', () => {
  it('tells whoever opens it again what it told, and of an id that is none nothing', () => {
    const after = toldStory(path);
    const index = new KeptIndex(path, 'test', KEY);
    expect(answers(index)).toEqual(after.at(-1));
    expect(['', 'x'.repeat(36), idOf(0).toUpperCase()].map((text) => index.indexOf(text))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    index.close();
  });

  it('must be told in the order of the log, one id for each entry', () => {
    const index = new KeptIndex(path, 'test', KEY);
    tell(index);
    const none = new Map<string, never>();
    const gap = { size: 3, revisions: none, states: none, tables: none };
    expect(() => index.write({ ...gap, ids: new Map([[idOf(2), 2]]) })).toThrow('1 is next');
    expect(() => index.write({ ...gap, ids: new Map([[idOf(1), 1]]) })).toThrow('2 of 3');
    expect(index.size()).toBe(1);
    index.close();
  });

  it('gives every row of a long table once, whatever is asked meanwhile', () => {
    const index = new KeptIndex(path, 'test', KEY);
    const rows = Object.fromEntries(Array.from({ length: 4_500 }, (_, at) => [`k${at % 7} ${at}`, at]));
    tell(index, rows);
    tell(index, { 'k0 0': null, 'k1 1': 'long '.repeat(40_000) });
    const found: FactRow[] = [];
    for (const row of index.eachFact('t')) {
      expect(index.fact('t', row.key)).toEqual(row.value);
      found.push(row);
    }
    expect(new Set(found.map(({ key }) => key)).size).toBe(4_499);
    expect(index.facts('t', 'k3 ')).toEqual(
      found.filter(({ key }) => key.startsWith('k3 ')).sort((a, b) => (a.key < b.key ? -1 : 1)),
    );
    index.close();
  });

  it.each<readonly [string, () => void]>([
    ['was told by other code', () => new KeptIndex(path, 'other', KEY).close()],
    ['is empty', () => writeFileSync(path, '')],
    ['is another one', () => writeFileSync(path, 'x'.repeat(1_000))],
  ])('begins anew where what stands there %s', (_, put) => {
    put();
    expect(reopened(path)).toMatchObject({ size: 0 });
    expect(reopened(path)).toMatchObject({ size: STORY.length });
  });
});
