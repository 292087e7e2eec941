import * as fc from 'fast-check';
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
});
