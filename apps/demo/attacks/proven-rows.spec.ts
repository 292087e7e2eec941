import { absenceProof, proofsOf } from '@mingjing/draw';
import { MerkleTree, leafHash } from '@mingjing/log';
import { toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { standsIn, standsNowhereIn } from './proven-rows';

const IDS = ['E-1', 'E-2', 'E-4', 'E-5', 'E-6'];

function frozen(ids: readonly string[]): { readonly leaves: readonly string[]; readonly root: string } {
  const leaves = ids.map((id) => `{"id":"${id}","stratum":"S","weight":1}`);
  const tree = new MerkleTree(sha256);
  for (const leaf of leaves) tree.append(leafHash(sha256, utf8(leaf)));
  return { leaves, root: toHex(tree.root()) };
}

describe('an entity that is in no frozen register', () => {
  const rows = frozen(IDS);
  const list = { root: rows.root, size: IDS.length };

  it.each(['E-0', 'E-3', 'E-9'])('is shown by the rows beside which it would stand: %s', (id) => {
    expect(standsNowhereIn(list, id, absenceProof(rows, IDS, id, sha256))).toBe(true);
  });

  it('is not shown by rows between which another one could stand', () => {
    expect(standsNowhereIn(list, 'E-3', proofsOf(rows, [1, 3], sha256))).toBe(false);
    expect(standsNowhereIn(list, 'E-3', proofsOf(rows, [1], sha256))).toBe(false);
    expect(standsNowhereIn(list, 'E-3', [])).toBe(false);
  });

  it('is not shown by rows of another register, nor where its own row is one of them', () => {
    const others = ['E-1', 'E-2', 'E-4', 'E-5', 'E-7'];
    expect(standsNowhereIn(list, 'E-3', absenceProof(frozen(others), others, 'E-3', sha256))).toBe(false);
    expect(standsNowhereIn(list, 'E-4', proofsOf(rows, [2, 3], sha256))).toBe(false);
  });

  it('has no row that leads to the published root', () => {
    const [row] = proofsOf(rows, [2], sha256);
    if (row === undefined) throw new Error('No row');
    expect(standsIn(list, row)).toBe(true);
    expect(standsIn(list, { ...row, leaf: row.leaf.replace('E-4', 'E-3') })).toBe(false);
    expect(standsIn({ ...list, size: 6 }, row)).toBe(false);
  });
});
