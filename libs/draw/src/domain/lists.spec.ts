import { factsAt, fromUtf8, emptyWorld, ListMissing, type Facts } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { entityLeaf } from '../algorithm/pool-roots';
import { encodeList, fileOf, readList } from './lists';

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
    expect(encodeList(rows, entityLeaf)).toEqual(encodeList(rows));
  });

  it('may be empty, and is missing where it is not held', () => {
    const facts = holding(encodeList([]));
    expect(readList(facts, fileOf(facts, encodeList([])))).toEqual([]);
    const lost = { ...facts, file: () => undefined };
    expect(() => readList(lost, { sha256: '00', size: 1 })).toThrow(ListMissing);
  });
});
