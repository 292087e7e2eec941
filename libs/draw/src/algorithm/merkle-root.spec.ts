import { concatBytes, toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '../testing/draws';
import { merkleRoot } from './merkle-root';

/** RFC 6962 §2.1, word by word. */
function byDefinition(leaves: readonly string[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return sha256(concatBytes(Uint8Array.of(0), utf8(first)));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  const halves = [byDefinition(leaves.slice(0, k)), byDefinition(leaves.slice(k))];
  return sha256(concatBytes(Uint8Array.of(1), ...halves));
}

describe('a root', () => {
  it('is that of RFC 6962 for every number of leaves up to 130', () => {
    const leaves: string[] = [];
    for (let size = 0; size <= 130; size++) {
      expect(toHex(merkleRoot(leaves, sha256))).toBe(toHex(byDefinition(leaves)));
      leaves.push(`企业${String(size)}`);
    }
  });

  it('of nothing is the SHA-256 of nothing', () => {
    expect(toHex(merkleRoot([], sha256))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('reads its leaves once, one at a time, whatever their length', () => {
    const lengths = [1, 5000, 2, 300];
    let given = 0;
    function* once(): Generator<string> {
      for (const length of lengths) {
        given += 1;
        yield '池'.repeat(length);
      }
    }
    const expected = byDefinition(lengths.map((length) => '池'.repeat(length)));
    expect(toHex(merkleRoot(once(), sha256))).toBe(toHex(expected));
    expect(given).toBe(lengths.length);
  });
});
