import { equalBytes, rejection, toHex, type Rejection, type Sha256 } from '@mingjing/kernel';
import { HASH_BYTES, TILE_WIDTH, formatTilePath, type EntryBundle, type HashTile } from '@mingjing/log';
import type { LogSource } from '../log/log-source';
import type { LogFault } from './verdict';
import { isSignedTile, type SignedRoot } from './which-is-signed';

/** Holds the hash tiles of a copy against those that its entries give. */
export class TileComparison {
  constructor(
    private readonly sha256: Sha256,
    private readonly source: LogSource,
    private readonly signed: SignedRoot,
  ) {}

  /** What is wrong where the copy's tile is not the one that its entries give. */
  async fault(tile: HashTile, computed: Uint8Array): Promise<LogFault | undefined> {
    if (!this.source.hasTiles) return undefined;
    const found = await this.source.tile(tile);
    return found !== null && equalBytes(found, computed) ? undefined : this.explain(tile, computed, found);
  }

  private async explain(tile: HashTile, computed: Uint8Array, found: Uint8Array | null): Promise<LogFault> {
    const path = formatTilePath(tile);
    const first = firstDifference(computed, found);
    const index = (tile.index * TILE_WIDTH + first) * TILE_WIDTH ** tile.level;
    if (found === null) {
      return { index, path, rejection: rejection('tile-missing', `${path} is missing from this copy.`) };
    }
    if (!(await isSignedTile(this.sha256, this.source, this.signed, tile, found))) {
      return { index, path, rejection: tileDiffers(path, found.length === computed.length) };
    }
    if (tile.level > 0) return { index, path, rejection: entriesDiffer(index, TILE_WIDTH ** tile.level) };
    const bundle: EntryBundle = { kind: 'entries', index: tile.index, width: tile.width };
    const at = first * HASH_BYTES;
    const reason = entryDiffers(found.subarray(at, at + HASH_BYTES), computed.subarray(at, at + HASH_BYTES));
    return { index, path: formatTilePath(bundle), rejection: reason };
  }
}

/** Place of the first hash that differs; 0 where there is nothing to compare with. */
function firstDifference(computed: Uint8Array, found: Uint8Array | null): number {
  const at = found === null ? 0 : computed.findIndex((byte, i) => byte !== found[i]);
  return Math.max(0, Math.floor(at / HASH_BYTES));
}

function tileDiffers(path: string, sameLength: boolean): Rejection {
  const what = sameLength
    ? 'holds a hash that its entries do not have'
    : 'has not the length that its name says';
  return rejection('tile-differs', `${path} ${what}: the tile was changed.`);
}

function entriesDiffer(index: number, count: number): Rejection {
  const reason = `Entries ${index} to ${index + count - 1} do not hash to what the signed log has here: one of them was changed, and the tile below with it.`;
  return rejection('entries-differ', reason, { from: index, count });
}

function entryDiffers(signed: Uint8Array, computed: Uint8Array): Rejection {
  const facts = { signed: toHex(signed), found: toHex(computed) };
  const reason = `The entry hashes to ${facts.found}, the signed log has ${facts.signed} here: the entry was changed.`;
  return rejection('entry-differs', reason, facts);
}
