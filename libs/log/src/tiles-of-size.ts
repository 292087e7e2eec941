import { demandLogSize } from './log-size';
import { TILE_WIDTH, type EntryBundle, type HashTile } from './tile-path';

/**
 * Every hash tile of a log of `size` entries, level by level from left to right: the full ones, then the
 * partial one if it is not empty (tlog-tiles: partial width at level l = floor(size / 256^l) mod 256).
 * Size 70,000: 273 full and one of 112 at level 0, 1 full and one of 17 at level 1, one of 1 at level 2.
 */
export function* hashTiles(size: number): Generator<HashTile> {
  demandLogSize(size, 'Size');
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
    for (const { index, width } of row(hashes)) yield { kind: 'hashes', level, index, width };
  }
}

/** Every entry bundle of a log of `size` entries, from left to right. */
export function* entryBundles(size: number): Generator<EntryBundle> {
  demandLogSize(size, 'Size');
  for (const { index, width } of row(size)) yield { kind: 'entries', index, width };
}

function* row(items: number): Generator<{ index: number; width: number }> {
  const full = Math.floor(items / TILE_WIDTH);
  for (let index = 0; index < full; index++) yield { index, width: TILE_WIDTH };
  if (items % TILE_WIDTH > 0) yield { index: full, width: items % TILE_WIDTH };
}
