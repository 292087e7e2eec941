import { MerkleTree, encodeEntryBundle, decodeEntryBundle, leafHash, signCheckpoint } from '@mingjing/log';
import type { EntryBundle, HashTile } from '@mingjing/log';
import type { Result } from '@mingjing/kernel';
import { TILE_WIDTH } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { LogSource } from '../log/log-source';
import { LOG_VERIFIER, signWithLogKey } from './small-ledger';

/**
 * The log that somebody makes of these entries who holds the log key: hashes, tiles and checkpoint
 * all fit. What is wrong with it then lies in the entries alone.
 */
export class EntriesSource implements LogSource {
  readonly name = 'entries';
  readonly hasTiles = true;
  private readonly tree = new MerkleTree(sha256);

  constructor(private readonly all: readonly Uint8Array[]) {
    for (const bytes of all) this.tree.append(leafHash(sha256, bytes));
  }

  async checkpoint(): Promise<string> {
    return signCheckpoint(LOG_VERIFIER, signWithLogKey, this.tree.size, this.tree.root());
  }

  async entries({ index, width }: EntryBundle): Promise<Result<readonly Uint8Array[]>> {
    const from = index * TILE_WIDTH;
    return decodeEntryBundle(encodeEntryBundle(this.all.slice(from, from + width)), width);
  }

  async tile(tile: HashTile): Promise<Uint8Array> {
    return this.tree.tile(tile);
  }

  async file(): Promise<null> {
    return null;
  }

  fileNow(): undefined {
    return undefined;
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }
}
