import { createHash } from 'node:crypto';

/**
 * RFC 6962 §2.1 word for word, recursive and slow, on leaf data; shares no line with the library. What
 * the library computes in other ways must come out as this does.
 */
const hash = (...parts: readonly Uint8Array[]): Uint8Array =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

function split(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}

/** §2.1 MTH(D[n]) */
export function mth(d: readonly Uint8Array[]): Uint8Array {
  const [only] = d;
  if (only === undefined) return hash();
  if (d.length === 1) return hash(Uint8Array.of(0), only);
  const k = split(d.length);
  return hash(Uint8Array.of(1), mth(d.slice(0, k)), mth(d.slice(k)));
}

/** §2.1.1 PATH(m, D[n]) */
export function path(m: number, d: readonly Uint8Array[]): readonly Uint8Array[] {
  if (d.length === 1) return [];
  const k = split(d.length);
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}

/** §2.1.2 PROOF(m, D[n]) = SUBPROOF(m, D[n], true) */
export function proof(m: number, d: readonly Uint8Array[], whole = true): readonly Uint8Array[] {
  if (m === d.length) return whole ? [] : [mth(d)];
  const k = split(d.length);
  return m <= k
    ? [...proof(m, d.slice(0, k), whole), mth(d.slice(k))]
    : [...proof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}
