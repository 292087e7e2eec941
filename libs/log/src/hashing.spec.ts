import { toHex, utf8 } from '@mingjing/kernel';
import { emptyRoot, leafHash, nodeHash } from './hashing';
import { mth } from './testing/rfc6962';
import { sha256 } from './testing/fixtures';

describe('the hashes of the tree', () => {
  it('of nothing is SHA-256 of nothing', () => {
    expect(toHex(emptyRoot(sha256))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('of a leaf is that of RFC 6962 at every length, shorter after longer', () => {
    for (const length of [65_536, 65_535, 65_534, 300, 64, 1, 0]) {
      const data = new Uint8Array(length).fill(length % 251);
      expect(leafHash(sha256, data)).toEqual(mth([data]));
    }
  });

  it('of a node is that of RFC 6962, and differs where the sides are changed', () => {
    const [left, right] = [utf8('left'), utf8('right')];
    const [l, r] = [leafHash(sha256, left), leafHash(sha256, right)];
    expect(nodeHash(sha256, l, r)).toEqual(mth([left, right]));
    expect(nodeHash(sha256, r, l)).toEqual(mth([right, left]));
    expect(nodeHash(sha256, r, l)).not.toEqual(nodeHash(sha256, l, r));
    expect(() => nodeHash(sha256, l, r.subarray(1))).toThrow(RangeError);
    expect(() => nodeHash(sha256, new Uint8Array(33), r)).toThrow(RangeError);
  });

  it('of a leaf whose bytes are two hashes is not that of the node over them', () => {
    const [l, r] = [sha256(utf8('l')), sha256(utf8('r'))];
    expect(leafHash(sha256, Uint8Array.of(...l, ...r))).not.toEqual(nodeHash(sha256, l, r));
  });
});
