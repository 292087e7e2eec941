import fc from 'fast-check';
import { fromBase64, isBase64Of, toBase64 } from './base64';

describe('base64', () => {
  const anyBytes = fc.uint8Array({ maxLength: 70 });

  it('gives back the bytes that it was given, as the platform writes them', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text, bytes.length)).toEqual(bytes);
        expect(isBase64Of(bytes.length, text)).toBe(true);
      }),
    );
  });

  it('has one text for some bytes and no other', () => {
    const anyChar = fc.constantFrom('A', 'B', 'Q', '/', '+', '-', '_', '=', ' ', '\n', 'é', '字');
    fc.assert(
      fc.property(anyBytes, fc.nat(), anyChar, (bytes, place, char) => {
        const text = toBase64(bytes);
        const at = place % (text.length + 1);
        for (const other of [text.slice(0, at) + char + text.slice(at + 1), text.slice(0, at), text + char]) {
          const read = fromBase64(other);
          expect(read === null || toBase64(read) === other).toBe(true);
          expect(isBase64Of(bytes.length, other)).toBe(read?.length === bytes.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['unused bits that are not zero', 'AB=='],
    ['no padding', 'AA'],
    ['too much of it', 'AA==='],
    ['nothing but padding', '===='],
    ['the digits of addresses', '-_A='],
  ])('knows no text with %s', (_, text) => {
    expect(fromBase64(text)).toBeNull();
    for (const length of [0, 1, 2, 3]) expect(isBase64Of(length, text)).toBe(false);
  });
});
