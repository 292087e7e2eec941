import { HASH_BYTES } from './hashing';
import { TILE_WIDTH } from './tile-path';

/**
 * The hashes of one level, in chunks of one C2SP tile (256 hashes, 8,192 bytes): growing never copies,
 * and at every eighth level a chunk already is the tile's bytes.
 */
export class HashColumn {
  private readonly chunks: Uint8Array[] = [];
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(hash: Uint8Array): void {
    if (hash.length !== HASH_BYTES) throw new RangeError(`A hash has 32 bytes, not ${String(hash.length)}`);
    const at = this.count % TILE_WIDTH;
    if (at === 0) this.chunks.push(new Uint8Array(TILE_WIDTH * HASH_BYTES));
    this.chunk(this.count).set(hash, at * HASH_BYTES);
    this.count++;
  }

  /**
   * A view, not a copy: `count` consecutive hashes that stand in one chunk. Bytes under it change only
   * after a truncate.
   */
  view(start: number, count: number): Uint8Array {
    if ((start % TILE_WIDTH) + count > TILE_WIDTH) throw new RangeError('The hashes stand in two tiles');
    if (start + count > this.count) throw new RangeError(`Hash ${String(start + count - 1)} is not stored`);
    const from = (start % TILE_WIDTH) * HASH_BYTES;
    return this.chunk(start).subarray(from, from + count * HASH_BYTES);
  }

  truncate(count: number): void {
    if (count >= this.count) return;
    this.count = count;
    this.chunks.length = Math.ceil(count / TILE_WIDTH);
  }

  private chunk(index: number): Uint8Array {
    const chunk = this.chunks[Math.floor(index / TILE_WIDTH)];
    if (chunk === undefined) throw new RangeError(`Hash ${String(index)} is not stored`);
    return chunk;
  }
}
