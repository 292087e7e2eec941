/** SHA-256 enters as an argument: the domain and the log run in Node and in browsers alike. */
export interface Sha256 {
  (bytes: Uint8Array): Uint8Array;
  /** A press that writes the 32 bytes into `target`, without an object for each: for millions of hashes in a row. */
  readonly into?: (target: Uint8Array) => DigestPress;
  /** Of pages one behind another, each of them let go before the next is asked for. */
  readonly ofPages?: (pages: Iterable<Uint8Array>) => Uint8Array;
}

/** Hashes `bytes` and writes the digest at a place. */
export type DigestPress = (bytes: Uint8Array, at: number) => void;

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Writes a text of ASCII alone into bytes that have room for it; what follows it. */
export function writeAscii(text: string, into: Uint8Array, at: number): number {
  encoder.encodeInto(text, at === 0 ? into : into.subarray(at));
  return at + text.length;
}

/** Throws a TypeError where the bytes are not UTF-8; a byte order mark is kept as text. */
export function fromUtf8(bytes: Uint8Array): string {
  return strictDecoder.decode(bytes);
}

/** Undefined where the bytes are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return fromUtf8(bytes);
  } catch {
    return undefined;
  }
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  // Index by index: `every` would call a function for each byte of each entry.
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Order of memcmp: the order in which the draw sorts ids ("ids sort by their UTF-8 bytes"). */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/**
 * lp(x) = length of x as 4-byte big-endian ‖ x; text as UTF-8 (draw.md, bytes).
 * Two different lists of parts can therefore never give the same bytes.
 */
export function lengthPrefixed(part: Uint8Array | string): Uint8Array {
  const bytes = typeof part === 'string' ? utf8(part) : part;
  const prefixed = new Uint8Array(4 + bytes.length);
  new DataView(prefixed.buffer).setUint32(0, bytes.length);
  prefixed.set(bytes, 4);
  return prefixed;
}
