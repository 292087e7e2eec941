import { MemoryEventStore } from '@mingjing/event-store';
import { utf8 } from '@mingjing/kernel';
import { nativeSigner, type Signer } from '@mingjing/writer';
import { writeTerm, type TermKeys } from './term-text';
import { WriterTerms } from './writer-terms';

const signer = (byte: number): Signer => nativeSigner(new Uint8Array(32).fill(byte));
/** Of which the last one signs. */
const keysOf = (...held: readonly [Signer, ...Signer[]]): TermKeys => ({
  ...{ origin: 'mingjing.example/county', held },
  signing: () => held.at(-1) ?? held[0],
});
const keys = keysOf(signer(1));
const one = { node: 'one', url: 'http://one', instance: 'one/1' };
const evil = { node: 'evil', url: 'http://evil', instance: 'evil/1' };

let log: MemoryEventStore;
let terms: WriterTerms;
const put = async (...texts: readonly (string | Uint8Array)[]): Promise<void> => {
  const entries = texts.map((text, i) => ({
    ...{ id: `${String(i)} ${String(text)}`, type: 'WriterChosen' },
    bytes: typeof text === 'string' ? utf8(text) : text,
  }));
  await log.append(await log.size(), entries);
};

beforeEach(async () => {
  log = new MemoryEventStore();
  terms = new WriterTerms(log, keys);
  await terms.newest();
  await terms.claim(one);
});

describe('the log of terms', () => {
  it('names who was chosen, to every node', async () => {
    expect(await terms.newest()).toEqual({ number: 0, ...one });
    expect(await new WriterTerms(log, keys).newest()).toEqual({ number: 0, ...one });
  });

  it.each([
    ['a term that nobody signed', '{"node":"evil","url":"http://evil"}'],
    ['what is no JSON', 'no JSON'],
    ['JSON of another shape', '[1]'],
    ['a term under another key', writeTerm(keysOf(signer(2)), { number: 1, ...evil })],
    ['a term of another ledger', writeTerm({ ...keys, origin: 'other' }, { number: 1, ...evil })],
    ['a term of another place', writeTerm(keys, { number: 0, ...one })],
  ])('passes over %s, and says so', async (_, text) => {
    await put(text);
    const late = new WriterTerms(log, keys);
    for (const looking of [terms, late]) {
      expect(await looking.newest()).toEqual({ number: 0, ...one });
      expect(looking.foreign).toEqual([1]);
    }
    expect(await late.claim({ ...one, node: 'two' })).toMatchObject({ number: 2, node: 'two' });
    expect(await terms.newest()).toMatchObject({ number: 2, node: 'two' });
  });

  it('finds the newest term behind any number of others', async () => {
    await put(...Array.from({ length: 250 }, (_, i) => `{"node":"evil ${String(i)}"}`));
    const late = new WriterTerms(log, keys);
    expect(await late.newest()).toEqual({ number: 0, ...one });
    expect(late.foreign).toHaveLength(250);
  });

  it('is claimed by one of two that saw the same', async () => {
    const other = new WriterTerms(log, keys);
    await Promise.all([terms.newest(), other.newest()]);
    expect(await terms.claim(one)).toMatchObject({ number: 1 });
    expect(await other.claim(evil)).toBeUndefined();
  });

  it('takes a term of the key that comes next, and blames no key that is no more', async () => {
    const changed = new WriterTerms(log, keysOf(signer(3)));
    expect(await changed.newest()).toBeUndefined();
    expect(changed.foreign).toEqual([]);
    expect(await changed.claim(one)).toMatchObject({ number: 1 });
    const between = new WriterTerms(log, keysOf(signer(1), signer(3)));
    expect(await between.newest()).toMatchObject({ number: 1 });
  });
});
