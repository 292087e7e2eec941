/**
 * Numbers in [0, 1) of 53 bits, all of them from these 16 bytes or more (the first 16 count): xoshiro128**
 * of Blackman and Vigna (2018), two of its 32-bit words to a number. For statistics alone; what is drawn
 * is drawn by SHA-256.
 */
export function uniformNumbers(seed: Uint8Array): () => number {
  const next = xoshiro128(seed);
  return () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 2 ** 53;
}

const { imul } = Math;

/** Words of 32 bits; the seed is read as four of them, big-endian. */
export function xoshiro128(seed: Uint8Array): () => number {
  let [a, b, c, d] = [wordAt(seed, 0), wordAt(seed, 4), wordAt(seed, 8), wordAt(seed, 12)];
  return () => {
    const word = imul(turned(imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = turned(d, 11);
    return word >>> 0;
  };
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function wordAt(seed: Uint8Array, at: number): number {
  const byte = (place: number): number => seed[at + place] ?? 0;
  return (byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3);
}
