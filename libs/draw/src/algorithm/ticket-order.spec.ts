import * as fc from 'fast-check';
import { compareWeighted } from './ticket-order';

const weight = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }));
const ticket = fc.uint8Array({ minLength: 32, maxLength: 32 });

function exact(a: Uint8Array, wa: number, b: Uint8Array, wb: number): number {
  const integer = (t: Uint8Array): bigint => BigInt(`0x${Buffer.from(t).toString('hex')}`);
  const [left, right] = [integer(a) * BigInt(wb), integer(b) * BigInt(wa)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function compared(a: Uint8Array, wa: number, b: Uint8Array, wb: number): number {
  return Math.sign(compareWeighted(Buffer.concat([a, b]), 0, wa, 1, wb));
}

describe('the order of ticket ÷ weight', () => {
  it('is exact for any two tickets and weights', () => {
    fc.assert(
      fc.property(ticket, weight, ticket, weight, (a, wa, b, wb) => {
        expect(compared(a, wa, b, wb)).toBe(exact(a, wa, b, wb));
      }),
      { numRuns: 3000 },
    );
  });

  it('is exact for tickets that differ from the proportion in their last bit only', () => {
    const base = fc.bigInt({ min: 0n, max: 2n ** 220n });
    fc.assert(
      fc.property(base, weight, weight, fc.integer({ min: -1, max: 1 }), (t, wa, wb, nudge) => {
        const bytes = (n: bigint): Buffer => Buffer.from(n.toString(16).padStart(64, '0'), 'hex');
        const a = bytes((t + 1n) * BigInt(wa));
        const b = bytes((t + 1n) * BigInt(wb) + BigInt(nudge));
        expect(compared(a, wa, b, wb)).toBe(0 - nudge);
        expect(compared(b, wb, a, wa)).toBe(nudge);
      }),
      { numRuns: 3000 },
    );
  });
});
