import fc from 'fast-check';
import { eventIdOf } from './event-identity';

describe('the id of an event', () => {
  it('is the beginning of the leaf hash as a UUID of version 8', () => {
    // SHA-256(0x00), RFC 9162's hash of an empty leaf: 6e340b9cffb37a989ca544e6bb780a2c…
    expect(eventIdOf(new Uint8Array())).toBe('6e340b9c-ffb3-8a98-9ca5-44e6bb780a2c');
  });

  it('is a version-8 UUID whatever the bytes, and another one for other bytes', () => {
    const uuid8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
        expect(eventIdOf(one)).toMatch(uuid8);
        expect(eventIdOf(one) === eventIdOf(other)).toBe(Buffer.compare(one, other) === 0);
      }),
    );
  });
});
