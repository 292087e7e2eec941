import { factsAt, fromUtf8, emptyWorld, ListMissing, toHex, type Facts } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { merkleRoot } from '../algorithm/merkle-root';
import { entityText } from '../algorithm/row-texts';
import { encodeList, fileOf, readList, rootOfList } from './lists';

/** Facts of a ledger that holds one file. */
function holding(bytes: Uint8Array): Facts {
  const around = { ledger: 'x', sha256, root: () => undefined, file: () => bytes };
  return factsAt(emptyWorld, around, 0, '');
}

describe('a list of a frozen register', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => ({
    id: `E-${String(at)}-${'清泉'.repeat(at % 7)}`,
    stratum: 'hotels',
    weight: 1 + (at % 3),
  }));

  it('is read as it was written, however long it is', () => {
    const bytes = encodeList(rows);
    const facts = holding(bytes);
    expect(readList(facts, fileOf(facts, bytes))).toEqual(rows);
    expect(fromUtf8(bytes).split('\n')).toHaveLength(rows.length + 1);
  });

  it('has the same bytes by the leaves of its root', () => {
    expect(fromUtf8(encodeList(rows, entityText))).toBe(fromUtf8(encodeList(rows)));
  });

  it('has the root of its rows, long ones among them', () => {
    const bytes = encodeList(rows.map((row) => ({ ...row, id: row.id.repeat(row.weight ** 3) })));
    const leaves = fromUtf8(bytes).split('\n').slice(0, -1);
    const facts = holding(bytes);
    expect(rootOfList(bytes, facts)).toBe(toHex(merkleRoot(leaves, sha256)));
    expect(rootOfList(encodeList([]), facts)).toBe(toHex(merkleRoot([], sha256)));
  });

  it('may be empty, and is missing where it is not held', () => {
    const facts = holding(encodeList([]));
    expect(readList(facts, fileOf(facts, encodeList([])))).toEqual([]);
    const lost = { ...facts, file: () => undefined };
    expect(() => readList(lost, { sha256: '00', size: 1 })).toThrow(ListMissing);
  });
});
