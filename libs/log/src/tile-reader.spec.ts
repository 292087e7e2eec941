import { utf8 } from '@mingjing/kernel';
import { leafHash } from './hashing';
import { MerkleTree } from './merkle-tree';
import { consistencyProof, inclusionProof } from './prove';
import { formatTilePath } from './tile-path';
import { rootFromTiles, TileFault, TileReader, tileRoot, type ReadTile } from './tile-reader';
import { hashTiles } from './tiles-of-size';
import { sha256 } from './testing/fixtures';

// The least size with tiles on three levels, and partial ones on each.
const SIZE = 65_536 + 300;
const tree = new MerkleTree(sha256);
for (let i = 0; i < SIZE; i++) tree.append(leafHash(sha256, utf8(String(i))));

/** What an export of that size holds: those tiles and no other. */
function exported(size: number): Map<string, Uint8Array> {
  return new Map([...hashTiles(size)].map((tile) => [formatTilePath(tile), tree.tile(tile)]));
}

const readerOf =
  (files: ReadonlyMap<string, Uint8Array>): ReadTile =>
  (tile) =>
    files.get(formatTilePath(tile)) ?? null;

describe('the tiles of a log', () => {
  it.each([0, 1, 2, 255, 256, 257, 1000, 65_535, 65_536, 65_537, SIZE])(
    'of %i entries give its root',
    (size) => {
      expect(rootFromTiles(sha256, size, readerOf(exported(size)))).toEqual(tree.root(size));
    },
  );

  it('give every proof that the log itself gives', () => {
    const reader = new TileReader(sha256, SIZE, readerOf(exported(SIZE)));
    for (const index of [0, 1, 255, 256, 40_000, 65_535, 65_536, SIZE - 1]) {
      expect(inclusionProof(sha256, reader, index, SIZE)).toEqual(tree.inclusion(index, SIZE));
      expect(consistencyProof(sha256, reader, index, SIZE)).toEqual(tree.consistency(index, SIZE));
      expect(inclusionProof(sha256, reader, index, index + 1)).toEqual(tree.inclusion(index, index + 1));
    }
  });

  it('hash, where full, to the hash that stands for them one level up', () => {
    for (const index of [0, 7, 255]) {
      const tile = tree.tile({ level: 0, index, width: 256 });
      expect(tileRoot(sha256, tile)).toEqual(tree.subtree(8, index));
    }
    expect(() => tileRoot(sha256, new Uint8Array(3 * 32))).toThrow(RangeError);
    expect(() => tileRoot(sha256, new Uint8Array(0))).toThrow(RangeError);
    expect(() => tileRoot(sha256, new Uint8Array(33))).toThrow(RangeError);
  });

  it('are asked for by the names of that size only', () => {
    const asked = new Set<string>();
    const files = exported(70);
    rootFromTiles(sha256, 70, (tile) => {
      asked.add(formatTilePath(tile));
      return files.get(formatTilePath(tile)) ?? null;
    });
    expect([...asked]).toEqual(['tile/0/000.p/70']);
  });

  it('say which of them is missing or cut short', () => {
    const files = exported(1000);
    const shortened = new Map(files).set('tile/0/003.p/232', new Uint8Array(231 * 32));
    files.delete('tile/1/000.p/3');
    expect(() => rootFromTiles(sha256, 1000, readerOf(files))).toThrow(
      new TileFault('tile/1/000.p/3', 'missing'),
    );
    expect(() => rootFromTiles(sha256, 1000, readerOf(shortened))).toThrow(
      new TileFault('tile/0/003.p/232', 'wrong-length'),
    );
  });

  it('hold nothing beyond the size', () => {
    const reader = new TileReader(sha256, 256, readerOf(exported(256)));
    expect(() => reader.subtree(0, 256)).toThrow(RangeError);
  });
});
