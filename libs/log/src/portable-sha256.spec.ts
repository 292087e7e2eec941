import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { toHex, utf8 } from '@mingjing/kernel';
import { portableSha256 } from './portable-sha256';

const native = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256 for browsers', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('gives the digest that FIPS 180-4 prints for "%s"', (message, digest) => {
    expect(toHex(portableSha256(utf8(message)))).toBe(digest);
  });

  it('agrees with the native one at every length around a block', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 0xff);
      expect(toHex(portableSha256(bytes))).toBe(native(bytes));
    }
  });

  it('agrees with the native one on any bytes, views into larger ones included', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.nat({ max: 50 }), (bytes, from) => {
        const view = bytes.subarray(Math.min(from, bytes.length));
        expect(toHex(portableSha256(view))).toBe(native(view));
      }),
    );
  });
});
