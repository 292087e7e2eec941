import type { Sha256 } from '@mingjing/kernel';

/** For browsers, whose own SHA-256 answers only later: FIPS 180-4 §6.2, tens of MB a second. */
export const portableSha256: Sha256 = (message) => {
  const state = Uint32Array.from(INITIAL);
  const schedule = new Uint32Array(64);
  const whole = message.length - (message.length % BLOCK);
  const view = new DataView(message.buffer, message.byteOffset, message.length);
  for (let at = 0; at < whole; at += BLOCK) compress(state, schedule, view, at);
  const end = padded(message, whole);
  for (let at = 0; at < end.byteLength; at += BLOCK) compress(state, schedule, end, at);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((value, i) => digest.setUint32(4 * i, value));
  return new Uint8Array(digest.buffer);
};

const BLOCK = 64;
const LENGTH = 8;

/** §5.1.1: what is left over, the bit 1, zeros, and the message's length in bits as 8 bytes. */
function padded(message: Uint8Array, whole: number): DataView {
  const rest = message.subarray(whole);
  const last = new Uint8Array(rest.length + 1 + LENGTH > BLOCK ? 2 * BLOCK : BLOCK);
  last.set(rest);
  last[rest.length] = 0x80;
  const view = new DataView(last.buffer);
  view.setUint32(last.length - 8, Math.floor(message.length / 0x2000_0000));
  view.setUint32(last.length - 4, (message.length << 3) >>> 0);
  return view;
}

/** §6.2.2, steps 1 to 4, for one block. */
function compress(state: Uint32Array, w: Uint32Array, block: DataView, at: number): void {
  expand(w, block, at);
  let [a, b, c, d] = [word(state, 0), word(state, 1), word(state, 2), word(state, 3)];
  let [e, f, g, h] = [word(state, 4), word(state, 5), word(state, 6), word(state, 7)];
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g);
    const sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const t1 = (h + sum1 + choice + word(ROUND, t) + word(w, t)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const t2 = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = word(state, i) + value));
}

/** The message schedule. */
function expand(w: Uint32Array, block: DataView, at: number): void {
  for (let t = 0; t < 16; t++) w[t] = block.getUint32(at + 4 * t);
  for (let t = 16; t < 64; t++) {
    const [x, y] = [word(w, t - 15), word(w, t - 2)];
    const sigma0 = rotated(x, 7) ^ rotated(x, 18) ^ (x >>> 3);
    const sigma1 = rotated(y, 17) ^ rotated(y, 19) ^ (y >>> 10);
    w[t] = word(w, t - 16) + sigma0 + word(w, t - 7) + sigma1;
  }
}

function word(words: Uint32Array, i: number): number {
  return words[i] ?? 0;
}

function rotated(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

/** The first 64 primes: §4.2.2 takes 32 bits of the fractional parts of their cube roots. */
const PRIMES: readonly number[] = Array.from({ length: 311 }, (_, n) => n + 2).filter(isPrime);
const ROUND = Uint32Array.from(PRIMES, (prime) => fractionOfRoot(prime, 3n));
/** §5.3.3: the same of the square roots of the first eight. */
const INITIAL = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fractionOfRoot(prime, 2n));

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
}

/** Exactly, in integers: the largest r with r^k ≤ prime · 2^32k, of which the low 32 bits are the fraction. */
function fractionOfRoot(prime: number, k: bigint): number {
  const target = BigInt(prime) << (32n * k);
  let root = 0n;
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) {
    if ((root + bit) ** k <= target) root += bit;
  }
  return Number(root & 0xffff_ffffn);
}
