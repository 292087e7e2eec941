import { equalBytes, type Sha256 } from '@mingjing/kernel';
import { HASH_BYTES, TILE_WIDTH, hashTiles, rootFromTiles, tileRoot, type HashTile } from '@mingjing/log';
import type { LogSource } from '../log/log-source';

/** What a copy of a log is held against: its checkpoint. */
export interface SignedRoot {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Whether these bytes are the hash tile that the signed root covers. Where a tile and the entries
 * under it contradict one another, this says which of the two was changed.
 */
export async function isSignedTile(
  sha256: Sha256,
  source: LogSource,
  signed: SignedRoot,
  tile: HashTile,
  bytes: Uint8Array,
): Promise<boolean> {
  if (bytes.length !== tile.width * HASH_BYTES) return false;
  if (tile.width < TILE_WIDTH) return isSignedEdge(sha256, source, signed, tile, bytes);
  const above = tileAbove(signed.size, tile);
  const parent = await source.tile(above);
  if (parent === null) return false;
  const at = (tile.index % TILE_WIDTH) * HASH_BYTES;
  if (!equalBytes(parent.subarray(at, at + HASH_BYTES), tileRoot(sha256, bytes))) return false;
  return isSignedTile(sha256, source, signed, above, parent);
}

/** The tile that holds the hash of a full one. */
function tileAbove(size: number, { level, index }: HashTile): HashTile {
  const above = Math.floor(index / TILE_WIDTH);
  const hashes = Math.floor(size / TILE_WIDTH ** (level + 1)) - above * TILE_WIDTH;
  return { kind: 'hashes', level: level + 1, index: above, width: Math.min(hashes, TILE_WIDTH) };
}

/** The partial tiles of the right edge together give the root. */
async function isSignedEdge(
  sha256: Sha256,
  source: LogSource,
  signed: SignedRoot,
  tile: HashTile,
  bytes: Uint8Array,
): Promise<boolean> {
  const edge = new Map<number, Uint8Array>([[tile.level, bytes]]);
  for (const other of hashTiles(signed.size)) {
    if (other.width === TILE_WIDTH || other.level === tile.level) continue;
    const found = await source.tile(other);
    if (found !== null) edge.set(other.level, found);
  }
  try {
    const root = rootFromTiles(sha256, signed.size, ({ level }) => edge.get(level) ?? null);
    return equalBytes(root, signed.root);
  } catch {
    // A tile of the edge is missing or too short.
    return false;
  }
}
