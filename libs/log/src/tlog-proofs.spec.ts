import { utf8 } from '@mingjing/kernel';
import fc from 'fast-check';
import { signCheckpoint } from './checkpoint';
import { leafHash } from './hashing';
import { MerkleTree } from './merkle-tree';
import { formatTlogProof } from './tlog-proof';
import { TlogProofs } from './tlog-proofs';
import { sha256, testKey } from './testing/fixtures';
import { NOTE_ED25519 } from './verifier-key';

const SIZE = 300;
const log = testKey('log.example/a', NOTE_ED25519, 1);
const tree = new MerkleTree(sha256);
for (let i = 0; i < SIZE; i++) tree.append(leafHash(sha256, utf8(`entry ${String(i)}`)));

describe('all proofs under one checkpoint', () => {
  it('are the texts of each proof by itself, in whatever order they are asked for', () => {
    const asked = fc.integer({ min: 1, max: SIZE }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        indexes: fc.array(fc.nat(size - 1), { minLength: 1, maxLength: 20 }),
      }),
    );
    fc.assert(
      fc.property(asked, ({ size, indexes }) => {
        const checkpoint = signCheckpoint(log.key, log.sign, size, tree.root(size));
        const proofs = new TlogProofs(sha256, tree, size, checkpoint);
        for (const index of indexes) {
          const path = tree.inclusion(index, size);
          expect(proofs.text(index)).toBe(formatTlogProof({ index, path, checkpoint }));
        }
      }),
    );
  });

  it('are refused of entries behind its size', () => {
    const checkpoint = signCheckpoint(log.key, log.sign, 3, tree.root(3));
    const proofs = new TlogProofs(sha256, tree, 3, checkpoint);
    expect(() => proofs.text(3)).toThrow(RangeError);
    expect(() => proofs.text(-1)).toThrow(RangeError);
  });
});
