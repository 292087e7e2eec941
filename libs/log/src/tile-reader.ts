import type { Sha256 } from '@mingjing/kernel';
import { HASH_BYTES, nodeHash } from './hashing';
import { demandLogSize } from './log-size';
import { rangeRoot, type SubtreeReader } from './subtrees';
import { formatTilePath, TILE_HEIGHT, TILE_WIDTH, type HashTile } from './tile-path';

/** The bytes of a hash tile, exactly as the log serves them; null where there is none. */
export type ReadTile = (tile: HashTile) => Uint8Array | null;

/** A tile that the log's size calls for is missing or of the wrong length: the copy is not whole. */
export class TileFault extends Error {
  constructor(
    readonly path: string,
    readonly fault: 'missing' | 'wrong-length',
  ) {
    super(`${path} is ${fault === 'missing' ? 'missing' : 'not of the length that its name says'}`);
    this.name = 'TileFault';
  }
}

/**
 * Stored hashes from the tiles of a log of `size` entries: the hash of level 8·L + k lies k levels above
 * the hashes of a tile of level L. Tiles are believed here; rootFromTiles against a signed root, and every
 * full tile against the hash above it (tileRoot), is what tests them.
 */
export class TileReader implements SubtreeReader {
  constructor(
    private readonly sha256: Sha256,
    private readonly size: number,
    private readonly readTile: ReadTile,
  ) {
    demandLogSize(size, 'Size');
  }

  /** Throws TileFault where a tile is missing or too short or long. */
  subtree(level: number, index: number): Uint8Array {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const count = 2 ** (level % TILE_HEIGHT);
    const tileIndex = Math.floor((index * count) / TILE_WIDTH);
    const tile = this.tile(tileLevel, tileIndex);
    const start = ((index * count) % TILE_WIDTH) * HASH_BYTES;
    return tileRoot(this.sha256, tile.subarray(start, start + count * HASH_BYTES));
  }

  private tile(level: number, index: number): Uint8Array {
    const hashes = Math.floor(this.size / TILE_WIDTH ** level) - index * TILE_WIDTH;
    if (hashes <= 0) throw new RangeError(`A log of size ${String(this.size)} has no such tile`);
    const tile: HashTile = { kind: 'hashes', level, index, width: Math.min(hashes, TILE_WIDTH) };
    const bytes = this.readTile(tile);
    if (bytes === null) throw new TileFault(formatTilePath(tile), 'missing');
    if (bytes.length !== tile.width * HASH_BYTES) throw new TileFault(formatTilePath(tile), 'wrong-length');
    return bytes;
  }
}

/** The root that the tiles at the right edge give for a log of `size` entries. */
export function rootFromTiles(sha256: Sha256, size: number, readTile: ReadTile): Uint8Array {
  return rangeRoot(sha256, new TileReader(sha256, size, readTile), 0, size);
}

/**
 * The hash over 1, 2, 4 … 256 consecutive hashes of a tile; over a full tile it is the hash that stands
 * for it in the level above. RangeError for any other number of hashes.
 */
export function tileRoot(sha256: Sha256, hashes: Uint8Array): Uint8Array {
  const count = hashes.length / HASH_BYTES;
  if (count === 1) return Uint8Array.from(hashes);
  if (count < 1 || count % 2 !== 0) throw new RangeError('The number of hashes is not a power of two');
  const middle = hashes.length / 2;
  return nodeHash(
    sha256,
    tileRoot(sha256, hashes.subarray(0, middle)),
    tileRoot(sha256, hashes.subarray(middle)),
  );
}
