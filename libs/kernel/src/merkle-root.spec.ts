import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { concatBytes, utf8 } from './bytes';
import { fromHex, toHex } from './hex';
import { merkleRoot } from './merkle-root';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** RFC 6962 §2.1 word for word: the definition is recursive, the implementation is not. */
function defined(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return sha256(concatBytes(Uint8Array.of(0), only));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(concatBytes(Uint8Array.of(1), defined(leaves.slice(0, k)), defined(leaves.slice(k))));
}

describe('a Merkle root', () => {
  // The test vectors of the Certificate Transparency reference implementation.
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'].map((hex) => fromHex(hex));
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ])('of %i leaves is that of the reference implementation', (size, root) => {
    const taken = leaves.slice(0, size).map((leaf) => leaf ?? new Uint8Array(0));
    expect(toHex(merkleRoot(sha256, taken))).toBe(root);
  });

  it('is what RFC 6962 defines, for any leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 130 }), (any) => {
        expect(toHex(merkleRoot(sha256, any))).toBe(toHex(defined(any)));
      }),
    );
  });

  it('reads its leaves one by one', () => {
    function* stream() {
      for (let row = 1; row <= 5; row++) yield utf8(String(row));
    }
    const list = [...stream()];
    expect(merkleRoot(sha256, stream())).toEqual(merkleRoot(sha256, list));
  });
});
