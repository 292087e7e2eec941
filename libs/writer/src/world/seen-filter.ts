const PROBES = 4;
/** Bits per expected text: one in about 700 texts that were never added is taken for seen. */
const BITS_PER_TEXT = 16;

/**
 * Remembers texts in a few bits each (Bloom): what it has not seen was certainly never added, what it
 * has seen probably was. Adding more than expected only makes it say "seen" more often.
 */
export class SeenFilter {
  private readonly bits: Uint32Array;

  constructor(expected: number) {
    this.bits = new Uint32Array(Math.max(1, Math.ceil((expected * BITS_PER_TEXT) / 32)));
  }

  add(text: string): void {
    const [first, step] = [hashOf(text, FIRST_SEED), hashOf(text, STEP_SEED) | 1];
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = this.bitOf(first, step, probe);
      this.bits[bit >>> 5] = (this.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  maySee(text: string): boolean {
    const [first, step] = [hashOf(text, FIRST_SEED), hashOf(text, STEP_SEED) | 1];
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = this.bitOf(first, step, probe);
      if (((this.bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  /** Double hashing: the probes are multiples of a second hash, on from the first. */
  private bitOf(first: number, step: number, probe: number): number {
    return ((first + Math.imul(probe, step)) >>> 0) % (this.bits.length * 32);
  }
}

const FIRST_SEED = 0x811c9dc5;
const STEP_SEED = 0x9747b28c;

/** 32 bits of a text, the same in every process; others of the same text for every other kind. */
export function textHash(text: string, kind = 0): number {
  return hashOf(text, FIRST_SEED + kind);
}

/** FNV-1a over the UTF-16 units, its bits mixed at the end. */
function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
