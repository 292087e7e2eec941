import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { isQuicknetSignature } from './quicknet';

/** Rounds of quicknet as its public API serves them: number, signature, randomness = SHA-256(signature). */
const ROUNDS: readonly (readonly [number, string, string])[] = [
  [
    1,
    'b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b',
    '1466a6cd24e327188770752f6134001c64d6efcc590ccc26b721611ad96f165a',
  ],
  [
    1000,
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
    'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  ],
  [
    657413,
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
    'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
  ],
];

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

describe('a signature of drand’s quicknet', () => {
  it.each(ROUNDS)('is known for round %d as the network published it', (round, signature, randomness) => {
    expect(createHash('sha256').update(bytes(signature)).digest('hex')).toBe(randomness);
    expect(isQuicknetSignature(round, bytes(signature))).toBe(true);
  });

  it('is that of its own round and of no other', () => {
    const [, signature] = ROUNDS[1]!;
    for (const round of [999, 1001, 1, 0, -1, 1.5, NaN, 2 ** 53]) {
      expect(isQuicknetSignature(round, bytes(signature))).toBe(false);
    }
  });

  it('has 48 bytes, and every bit of them counts', () => {
    const [round, signature] = ROUNDS[1]!;
    expect(isQuicknetSignature(round, bytes(signature).subarray(0, 47))).toBe(false);
    expect(isQuicknetSignature(round, bytes(`${signature}00`))).toBe(false);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 383 }), (bit) => {
        const altered = Uint8Array.from(bytes(signature));
        altered[bit >> 3]! ^= 1 << (bit & 7);
        expect(isQuicknetSignature(round, altered)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it('is spelt in one way only: a flag that readers ignore would let somebody choose between two seeds', () => {
    const [round, signature] = ROUNDS[1]!;
    const altered = Uint8Array.from(bytes(signature));
    altered[0]! ^= 0x80;
    expect(isQuicknetSignature(round, altered)).toBe(false);
  });

  it('is never the point at infinity, which would sign every round', () => {
    const infinity = new Uint8Array(48);
    infinity[0] = 0xc0;
    expect(isQuicknetSignature(1000, infinity)).toBe(false);
  });
});
