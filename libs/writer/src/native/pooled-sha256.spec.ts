import * as fc from 'fast-check';
import { concatBytes, digestsInto } from '@mingjing/kernel';
import { sha256 } from './hashes';
import { pooledSha256 } from './pooled-sha256';

describe('SHA-256 out of a pool', () => {
  it('is SHA-256, whatever is hashed before or afterwards', () => {
    const messages = fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 300 });
    const same = fc.property(messages, (all) => {
      const digests = all.map((message) => pooledSha256(message));
      const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
      expect(digests.map(hex)).toEqual(all.map((message) => hex(sha256(message))));
    });
    fc.assert(same);
  });

  it('is the same where it is written into a table, or taken of pages', () => {
    const messages = fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 100 });
    const same = fc.property(messages, fc.nat(3), (all, offset) => {
      const table = new Uint8Array(offset + 32 * all.length).subarray(offset);
      const press = digestsInto(table, pooledSha256);
      all.forEach((message, at) => press(message, 32 * at));
      expect(table).toEqual(concatBytes(...all.map((message) => new Uint8Array(sha256(message)))));
      expect(pooledSha256.ofPages?.(all)).toEqual(sha256(concatBytes(...all)));
    });
    fc.assert(same);
  });
});
