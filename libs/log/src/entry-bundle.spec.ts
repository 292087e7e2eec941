import { utf8 } from '@mingjing/kernel';
import fc from 'fast-check';
import { decodeEntryBundle, encodeEntryBundle } from './entry-bundle';

const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 });

describe('an entry bundle', () => {
  it('is each entry behind its length in two bytes', () => {
    const bundle = encodeEntryBundle([utf8('ab'), new Uint8Array(0), new Uint8Array(258)]);
    expect([...bundle.subarray(0, 8)]).toEqual([0, 2, 0x61, 0x62, 0, 0, 1, 2]);
    expect(bundle).toHaveLength(2 + 2 + 2 + 0 + 2 + 258);
  });

  it('reads back what it wrote, even inside a larger buffer', () => {
    fc.assert(
      fc.property(entries, (any) => {
        const bundle = encodeEntryBundle(any);
        const within = new Uint8Array(bundle.length + 7);
        within.set(bundle, 5);
        const decoded = decodeEntryBundle(within.subarray(5, 5 + bundle.length), any.length);
        expect(decoded).toEqual({ ok: true, value: any });
      }),
    );
  });

  it('holds entries of up to 65,535 bytes', () => {
    const largest = new Uint8Array(65_535).fill(7);
    expect(decodeEntryBundle(encodeEntryBundle([largest]), 1)).toEqual({ ok: true, value: [largest] });
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });

  it('holds 1 to 256 entries', () => {
    expect(() => encodeEntryBundle([])).toThrow(RangeError);
    expect(() => encodeEntryBundle(Array.from({ length: 257 }, () => new Uint8Array(1)))).toThrow(RangeError);
  });

  it('is refused where cut anywhere, or followed by anything', () => {
    const bundle = encodeEntryBundle([utf8('first'), utf8('second')]);
    for (let length = 0; length < bundle.length; length++) {
      expect(decodeEntryBundle(bundle.subarray(0, length), 2)).toMatchObject({
        ok: false,
        rejection: { code: 'malformed-bundle' },
      });
    }
    expect(decodeEntryBundle(Uint8Array.of(...bundle, 0), 2)).toMatchObject({ ok: false });
    expect(decodeEntryBundle(bundle, 1)).toMatchObject({ ok: false });
    expect(decodeEntryBundle(bundle, 3)).toMatchObject({ ok: false });
  });
});
