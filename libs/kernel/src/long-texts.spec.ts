import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { utf8, type Sha256 } from './bytes';
import { toHex } from './hex';
import { digestsInto, sha256OfText, utf8Pages } from './long-texts';

const plain: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

const paged: Sha256 = Object.assign((bytes: Uint8Array) => plain(bytes), {
  ofPages: (pages: Iterable<Uint8Array>) => {
    const digest = createHash('sha256');
    for (const page of pages) digest.update(page);
    return digest.digest();
  },
});

describe('a text in parts', () => {
  it('has the SHA-256 of the whole, whether the platform takes pages or not', () => {
    const parts = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 20 });
    const same = fc.property(parts, fc.integer({ min: 1, max: 9_000 }), (texts, times) => {
      const long = texts.map((text) => text.repeat(times));
      const whole = toHex(plain(utf8(long.join(''))));
      expect(toHex(sha256OfText(long, plain))).toBe(whole);
      expect(toHex(sha256OfText(long, paged))).toBe(whole);
    });
    fc.assert(same, { numRuns: 40 });
  });

  it('is held a page at a time', () => {
    const line = 'x'.repeat(1_000);
    let asked = 0;
    const lines = function* (): Generator<string> {
      for (; asked < 1_000; asked++) yield line;
    };
    const [first] = utf8Pages(lines());
    expect(first?.length).toBe(66_000);
    expect(asked).toBeLessThan(70);
  });
});

describe('digests in a table', () => {
  it('stand at their places and touch nothing beside', () => {
    const table = new Uint8Array(96).fill(7);
    digestsInto(table, plain)(utf8('a'), 32);
    expect(table.subarray(32, 64)).toEqual(new Uint8Array(plain(utf8('a'))));
    expect([...table.subarray(0, 32), ...table.subarray(64)]).toEqual(Array.from({ length: 64 }, () => 7));
  });
});
