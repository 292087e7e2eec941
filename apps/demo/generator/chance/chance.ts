import { concatBytes, lengthPrefixed, type Sha256 } from '@mingjing/kernel';

/** 2^53 − 1 is the last whole number that a double holds exactly. */
const FIFTY_THREE_BITS = 2 ** 53;

/**
 * A stream of chance that depends on its key alone: block i = SHA-256(key ‖ i). A branch has a key of
 * its own, so that one more question in one place changes nothing anywhere else.
 *
 *   key of a branch = SHA-256( lp(key) ‖ lp(name) )          block = SHA-256( lp(key) ‖ lp(number) )
 */
export class Chance {
  private block: Uint8Array = new Uint8Array();
  private used = 0;
  private blocks = 0;

  constructor(
    private readonly sha256: Sha256,
    private readonly key: Uint8Array,
  ) {}

  static from(sha256: Sha256, seed: string): Chance {
    return new Chance(sha256, sha256(lengthPrefixed(`mingjing/demo/v1/${seed}`)));
  }

  /** A stream of its own for what the name names. */
  of(...name: readonly (string | number)[]): Chance {
    return new Chance(this.sha256, this.bytesFor(name.join('\u0000')));
  }

  /** 32 bytes that belong to the name: a key seed, a secret, a salt, an id. */
  bytesFor(name: string): Uint8Array {
    return this.sha256(concatBytes(lengthPrefixed(this.key), lengthPrefixed(name)));
  }

  /** 0 ≤ x < 1. */
  unit(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 2 ** 26 + low) / FIFTY_THREE_BITS;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.unit() * (to - from + 1));
  }

  happens(probability: number): boolean {
    return this.unit() < probability;
  }

  one<T>(list: readonly T[]): T {
    const chosen = list[this.whole(0, list.length - 1)];
    if (chosen === undefined) throw new RangeError('Nothing to choose from');
    return chosen;
  }

  /** One of the names, each as likely as its weight. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    return this.one(entries)[0];
  }

  shuffled<T>(list: readonly T[]): T[] {
    const all = [...list];
    for (let i = all.length - 1; i > 0; i--) {
      const j = this.whole(0, i);
      [all[i], all[j]] = [all[j] as T, all[i] as T];
    }
    return all;
  }

  /** Mean 0, deviation 1: the sum of twelve, which needs no transcendental function. */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.unit();
    return sum;
  }

  private word(): number {
    if (this.used + 4 > this.block.length) {
      this.block = this.bytesFor(`block ${this.blocks++}`);
      this.used = 0;
    }
    const view = new DataView(this.block.buffer, this.block.byteOffset + this.used, 4);
    this.used += 4;
    return view.getUint32(0);
  }
}
