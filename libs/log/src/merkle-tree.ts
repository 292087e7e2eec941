import type { Sha256 } from '@mingjing/kernel';
import { HashColumn } from './hash-column';
import { nodeHash } from './hashing';
import { demandLogSize } from './log-size';
import { consistencyProof, inclusionProof } from './prove';
import { rangeRoot, type SubtreeReader } from './subtrees';
import { TILE_HEIGHT, TILE_WIDTH, type HashTile } from './tile-path';

/**
 * The RFC 6962 tree of a log in memory: every leaf hash and the hash of every complete subtree, 64 bytes a
 * leaf. A proof at any size costs O(log n). What is handed out is a copy and stays as it is.
 * Every size asked for must lie between 0 and `size`, or a RangeError is thrown.
 */
export class MerkleTree implements SubtreeReader {
  private readonly columns: HashColumn[] = [new HashColumn()];

  constructor(private readonly sha256: Sha256) {}

  get size(): number {
    return this.column(0).length;
  }

  /** Adds a leaf hash (see leafHash) at index `size`; amortised one SHA-256. */
  append(leaf: Uint8Array): void {
    this.column(0).push(leaf);
    for (let level = 0; this.column(level).length % 2 === 0; level++) {
      const { length } = this.column(level);
      const left = this.column(level).view(length - 2, 1);
      const right = this.column(level).view(length - 1, 1);
      if (this.columns.length === level + 1) this.columns.push(new HashColumn());
      this.column(level + 1).push(nodeHash(this.sha256, left, right));
    }
  }

  /** Forgets the entries from `size` on: leaves of an append that the store lost. */
  truncate(size: number): void {
    this.demandWithin(size);
    this.columns.forEach((column, level) => {
      column.truncate(Math.floor(size / 2 ** level));
    });
  }

  root(size = this.size): Uint8Array {
    this.demandWithin(size);
    return rangeRoot(this.sha256, this, 0, size);
  }

  inclusion(index: number, size = this.size): readonly Uint8Array[] {
    this.demandWithin(size);
    return inclusionProof(this.sha256, this, index, size);
  }

  consistency(oldSize: number, newSize = this.size): readonly Uint8Array[] {
    this.demandWithin(newSize);
    return consistencyProof(this.sha256, this, oldSize, newSize);
  }

  leaf(index: number): Uint8Array {
    return this.subtree(0, index);
  }

  subtree(level: number, index: number): Uint8Array {
    return this.column(level).view(index, 1).slice();
  }

  /** The bytes of a hash tile, `width` × 32; tlog-tiles §Merkle Tree. */
  tile({ level, index, width }: Omit<HashTile, 'kind'>): Uint8Array {
    return this.column(level * TILE_HEIGHT)
      .view(index * TILE_WIDTH, width)
      .slice();
  }

  private column(level: number): HashColumn {
    const column = this.columns[level];
    if (column === undefined)
      throw new RangeError(`The tree has no complete subtree of level ${String(level)}`);
    return column;
  }

  private demandWithin(size: number): void {
    demandLogSize(size, 'Size');
    if (size > this.size) {
      throw new RangeError(`Size ${String(size)} is beyond the log's ${String(this.size)} entries`);
    }
  }
}
