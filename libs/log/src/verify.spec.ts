import { utf8 } from '@mingjing/kernel';
import { emptyRoot, leafHash, nodeHash } from './hashing';
import { MerkleTree } from './merkle-tree';
import { verifyConsistency, verifyInclusion, type ConsistencyClaim, type InclusionClaim } from './verify';
import { sha256 } from './testing/fixtures';

const LARGEST = 70;
const tree = new MerkleTree(sha256);
for (let i = 0; i < LARGEST; i++) tree.append(leafHash(sha256, utf8(`entry ${String(i)}`)));

/** A hash of the right length that stands nowhere. */
const STRANGER = new Uint8Array(32).fill(7);

const inclusion = (index: number, size: number): InclusionClaim => ({
  leaf: tree.leaf(index),
  index,
  size,
  root: tree.root(size),
  path: tree.inclusion(index, size),
});

const consistency = (oldSize: number, newSize: number): ConsistencyClaim => ({
  oldSize,
  oldRoot: tree.root(oldSize),
  newSize,
  newRoot: tree.root(newSize),
  proof: tree.consistency(oldSize, newSize),
});

/** One bit other, at a place that moves with `at`. */
function corrupt(hash: Uint8Array, at: number): Uint8Array {
  const changed = Uint8Array.from(hash);
  changed[at % 32] = (changed[at % 32] ?? 0) ^ (1 << (at % 8));
  return changed;
}

const corruptions = (hashes: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] =>
  hashes.map((hash, i) => hashes.with(i, corrupt(hash, i + hashes.length)));

const wrongLengths = (hashes: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] => [
  ...hashes.map((_, i) => hashes.toSpliced(i, 1)),
  ...[...hashes, null].map((_, i) => hashes.toSpliced(i, 0, STRANGER)),
  [...hashes.slice(0, -1), new Uint8Array(31)],
  [...hashes, new Uint8Array(0)],
];

describe('an inclusion proof', () => {
  it('holds for every entry at every size, and for no other hash, index, size or length', () => {
    for (let size = 1; size <= LARGEST; size++) {
      for (let index = 0; index < size; index++) {
        const claim = inclusion(index, size);
        const holds = (change: Partial<InclusionClaim>) => verifyInclusion(sha256, { ...claim, ...change });
        const failures = [
          ...corruptions(claim.path).map((path) => holds({ path })),
          ...wrongLengths(claim.path).map((path) => holds({ path })),
          holds({ leaf: corrupt(claim.leaf, index) }),
          holds({ root: corrupt(claim.root, index) }),
        ];
        expect(holds({})).toBe(true);
        expect(failures).toEqual(failures.map(() => false));
      }
    }
  });

  it('holds at one index only', () => {
    for (let size = 1; size <= 33; size++) {
      for (let index = 0; index < size; index++) {
        const claim = inclusion(index, size);
        const others = Array.from({ length: size }, (_, i) => i).filter((i) => i !== index);
        expect(others.some((other) => verifyInclusion(sha256, { ...claim, index: other }))).toBe(false);
      }
    }
  });

  it('refuses indexes and sizes that are none', () => {
    const claim = inclusion(3, 7);
    for (const index of [7, -1, 1.5, NaN, Infinity, 2 ** 53]) {
      expect(verifyInclusion(sha256, { ...claim, index })).toBe(false);
    }
    for (const size of [0, 3, -7, 7.5, NaN, Infinity, 2 ** 53]) {
      expect(verifyInclusion(sha256, { ...claim, size })).toBe(false);
    }
  });

  it('is no longer than the tree is high, whatever root it leads to', () => {
    for (let size = 1; size <= 16; size++) {
      const claim = inclusion(size - 1, size);
      for (const root of [nodeHash(sha256, STRANGER, claim.root), nodeHash(sha256, claim.root, STRANGER)]) {
        expect(verifyInclusion(sha256, { ...claim, root, path: [...claim.path, STRANGER] })).toBe(false);
      }
    }
  });

  it('is judged right where sizes exceed 32 bits', () => {
    const size = 2 ** 40 + 1;
    const left = tree.root();
    const leaf = tree.leaf(0);
    const root = sha256(Uint8Array.of(1, ...left, ...leaf));
    expect(verifyInclusion(sha256, { leaf, index: 2 ** 40, size, root, path: [left] })).toBe(true);
    expect(verifyInclusion(sha256, { leaf, index: 0, size, root, path: [left] })).toBe(false);
  });
});

describe('a consistency proof', () => {
  it('holds between any two sizes, and for no other hash or length', () => {
    for (let newSize = 1; newSize <= LARGEST; newSize++) {
      for (let oldSize = 1; oldSize <= newSize; oldSize++) {
        const claim = consistency(oldSize, newSize);
        const holds = (change: Partial<ConsistencyClaim>) =>
          verifyConsistency(sha256, { ...claim, ...change });
        const failures = [
          ...corruptions(claim.proof).map((proof) => holds({ proof })),
          ...wrongLengths(claim.proof).map((proof) => holds({ proof })),
          holds({ oldRoot: corrupt(claim.oldRoot, oldSize) }),
          holds({ newRoot: corrupt(claim.newRoot, oldSize) }),
        ];
        expect(holds({})).toBe(true);
        expect(failures).toEqual(failures.map(() => false));
      }
    }
  });

  it('is empty from size 0, whose root is that of nothing', () => {
    const claim = consistency(0, 7);
    const holds = (change: Partial<ConsistencyClaim>) => verifyConsistency(sha256, { ...claim, ...change });
    expect(holds({})).toBe(true);
    expect(holds({ proof: [tree.root(7)] })).toBe(false);
    expect(holds({ oldRoot: tree.root(1) })).toBe(false);
    expect(holds({ newSize: 0 })).toBe(false);
    expect(holds({ newSize: 0, newRoot: emptyRoot(sha256) })).toBe(true);
    expect(holds({ newSize: 0, oldRoot: tree.root(1), newRoot: tree.root(1) })).toBe(false);
  });

  it('leads to the very top of the tree, and no further', () => {
    const short = { ...consistency(1, 2), newSize: 3 };
    expect(verifyConsistency(sha256, short)).toBe(false);
    const claim = consistency(3, 7);
    const above = {
      ...claim,
      oldRoot: nodeHash(sha256, STRANGER, claim.oldRoot),
      newRoot: nodeHash(sha256, STRANGER, claim.newRoot),
      proof: [...claim.proof, STRANGER],
    };
    expect(verifyConsistency(sha256, above)).toBe(false);
  });

  it('refuses a log that shrank, and sizes that are none', () => {
    const claim = consistency(3, 7);
    for (const oldSize of [8, -1, 2.5, NaN])
      expect(verifyConsistency(sha256, { ...claim, oldSize })).toBe(false);
    for (const newSize of [2, -7, 7.5, Infinity, 2 ** 53]) {
      expect(verifyConsistency(sha256, { ...claim, newSize })).toBe(false);
    }
  });

  it('shows a rewritten entry', () => {
    const rewritten = new MerkleTree(sha256);
    for (let i = 0; i < 7; i++)
      rewritten.append(leafHash(sha256, utf8(i === 1 ? 'other' : `entry ${String(i)}`)));
    const claim = {
      ...consistency(3, 7),
      newRoot: rewritten.root(),
      proof: rewritten.consistency(3, 7),
    };
    expect(verifyConsistency(sha256, claim)).toBe(false);
  });
});
