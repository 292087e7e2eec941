import { toHex, utf8 } from '@mingjing/kernel';
import { CompactRange } from './compact-range';
import { leafHash } from './hashing';
import { MerkleTree } from './merkle-tree';
import { mth, path, proof } from './testing/rfc6962';
import { sha256 } from './testing/fixtures';

const LARGEST = 70;
const data = Array.from({ length: LARGEST }, (_, i) => utf8(`entry ${String(i)}`));

function treeOf(size: number): MerkleTree {
  const tree = new MerkleTree(sha256);
  for (const entry of data.slice(0, size)) tree.append(leafHash(sha256, entry));
  return tree;
}

describe('a Merkle tree', () => {
  const tree = treeOf(LARGEST);

  it('has the root of RFC 6962 at every size that it ever had', () => {
    for (let size = 0; size <= LARGEST; size++) {
      expect(toHex(tree.root(size))).toBe(toHex(mth(data.slice(0, size))));
    }
  });

  it('gives the path of RFC 6962 for every entry at every size', () => {
    for (let size = 1; size <= LARGEST; size++) {
      for (let index = 0; index < size; index++) {
        expect(tree.inclusion(index, size).map(toHex)).toEqual(path(index, data.slice(0, size)).map(toHex));
      }
    }
  });

  it('gives the proof of RFC 6962 between any two of its sizes', () => {
    for (let newSize = 1; newSize <= LARGEST; newSize++) {
      for (let oldSize = 1; oldSize <= newSize; oldSize++) {
        const expected = proof(oldSize, data.slice(0, newSize)).map(toHex);
        expect(tree.consistency(oldSize, newSize).map(toHex)).toEqual(expected);
      }
    }
  });

  it('needs no proof from the empty tree', () => {
    expect(tree.consistency(0, LARGEST)).toEqual([]);
    expect(new MerkleTree(sha256).consistency(0, 0)).toEqual([]);
  });

  it('is after a truncation the tree that never had the entries, and grows on from there', () => {
    for (let size = 0; size <= LARGEST; size++) {
      const cut = treeOf(LARGEST);
      cut.truncate(size);
      expect(cut.size).toBe(size);
      expect(cut.root()).toEqual(mth(data.slice(0, size)));
      for (const entry of data.slice(size)) cut.append(leafHash(sha256, entry));
      expect(cut.root()).toEqual(tree.root());
      expect(cut.inclusion(0)).toEqual(tree.inclusion(0));
    }
  });

  it('gives other entries another root after a truncation', () => {
    const cut = treeOf(5);
    cut.truncate(3);
    cut.append(leafHash(sha256, utf8('another')));
    expect(cut.root()).toEqual(mth([...data.slice(0, 3), utf8('another')]));
  });

  it('crosses the borders of its chunks', () => {
    const many = Array.from({ length: 513 }, (_, i) => utf8(String(i)));
    const grown = new MerkleTree(sha256);
    for (const entry of many) grown.append(leafHash(sha256, entry));
    for (const size of [255, 256, 257, 511, 512, 513])
      expect(grown.root(size)).toEqual(mth(many.slice(0, size)));
    grown.truncate(256);
    expect(grown.root()).toEqual(mth(many.slice(0, 256)));
  });

  it('keeps what it handed out as it was', () => {
    const cut = treeOf(3);
    const [leaf, tile] = [cut.leaf(2), cut.tile({ level: 0, index: 0, width: 3 })];
    const before = [toHex(leaf), toHex(tile)];
    cut.truncate(2);
    cut.append(leafHash(sha256, utf8('another')));
    expect([toHex(leaf), toHex(tile)]).toEqual(before);
  });

  it('refuses sizes and indexes that it does not have, and hashes of another length', () => {
    const small = treeOf(3);
    for (const size of [4, -1, 1.5, NaN]) {
      expect(() => small.root(size)).toThrow(RangeError);
      expect(() => small.truncate(size)).toThrow(RangeError);
      expect(() => small.inclusion(0, size)).toThrow(RangeError);
      expect(() => small.consistency(0, size)).toThrow(RangeError);
    }
    expect(() => small.inclusion(2, 2)).toThrow(RangeError);
    expect(() => small.inclusion(0, 0)).toThrow(RangeError);
    expect(() => small.consistency(3, 2)).toThrow(RangeError);
    expect(() => small.leaf(3)).toThrow(RangeError);
    expect(() => small.tile({ level: 0, index: 0, width: 4 })).toThrow(RangeError);
    expect(() => small.append(new Uint8Array(31))).toThrow(RangeError);
    expect(small.size).toBe(3);
  });
});

describe('a compact range', () => {
  it('has the root of RFC 6962 after every entry', () => {
    const range = new CompactRange(sha256);
    expect(range.root()).toEqual(mth([]));
    data.forEach((entry, i) => {
      range.append(leafHash(sha256, entry));
      expect(range.size).toBe(i + 1);
      expect(range.root()).toEqual(mth(data.slice(0, i + 1)));
    });
  });
});
