import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Sha256 } from '@mingjing/kernel';
import { HASH_BYTES, TILE_WIDTH, rootFromTiles, tileRoot, type HashTile } from '@mingjing/log';

const TILE_BYTES = TILE_WIDTH * HASH_BYTES;

interface Row {
  readonly file: number;
  /** The tile that is being filled. */
  readonly open: Uint8Array;
  /** Hashes of this level so far. */
  count: number;
}

/** Told of every tile once it is full, and at the end of the partial ones. */
export type OnTile = (tile: HashTile, bytes: Uint8Array) => void;

/**
 * The hash tiles of a log that is read once from its first entry to its last. They lie in files of
 * a temporary folder, one per level, so that memory stays flat and the root at any size that was
 * reached can still be asked for.
 */
export class TileSpool {
  private readonly rows: Row[] = [];

  constructor(
    private readonly sha256: Sha256,
    private readonly folder: string,
    private readonly onTile: OnTile,
  ) {}

  get size(): number {
    return this.rows[0]?.count ?? 0;
  }

  /** Adds a leaf hash at index `size`. */
  append(leaf: Uint8Array): void {
    this.push(0, leaf);
  }

  /** Tells of the partial tiles at the right edge; nothing is appended after it. */
  finish(): void {
    for (const [level, { count, open }] of this.rows.entries()) {
      const width = count % TILE_WIDTH;
      const tile: HashTile = { kind: 'hashes', level, index: Math.floor(count / TILE_WIDTH), width };
      if (width > 0) this.onTile(tile, open.slice(0, width * HASH_BYTES));
    }
  }

  /** RangeError beyond `size`. */
  root(size = this.size): Uint8Array {
    if (size > this.size) throw new RangeError(`Only ${String(this.size)} entries were read so far`);
    return rootFromTiles(this.sha256, size, (tile) => this.read(tile));
  }

  close(): void {
    for (const { file } of this.rows) closeSync(file);
    this.rows.length = 0;
  }

  private push(level: number, hash: Uint8Array): void {
    const row = this.rowOf(level);
    row.open.set(hash, (row.count % TILE_WIDTH) * HASH_BYTES);
    row.count++;
    if (row.count % TILE_WIDTH > 0) return;
    const index = row.count / TILE_WIDTH - 1;
    writeSync(row.file, row.open, 0, TILE_BYTES, index * TILE_BYTES);
    this.onTile({ kind: 'hashes', level, index, width: TILE_WIDTH }, row.open.slice());
    this.push(level + 1, tileRoot(this.sha256, row.open));
  }

  private rowOf(level: number): Row {
    const known = this.rows[level];
    if (known !== undefined) return known;
    const file = openSync(join(this.folder, `tiles-${String(level)}`), 'w+');
    const row = { file, open: new Uint8Array(TILE_BYTES), count: 0 };
    this.rows.push(row);
    return row;
  }

  /** A tile of an earlier size is the beginning of the one that stands. */
  private read({ level, index, width }: HashTile): Uint8Array | null {
    const row = this.rows[level];
    if (row === undefined) return null;
    if (index === Math.floor(row.count / TILE_WIDTH)) return row.open.slice(0, width * HASH_BYTES);
    const bytes = new Uint8Array(width * HASH_BYTES);
    readSync(row.file, bytes, 0, bytes.length, index * TILE_BYTES);
    return bytes;
  }
}
