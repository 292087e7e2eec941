import { keyId } from '@mingjing/kernel';
import { nativeSigner, sha256, type EnrolledKey, type FindKey } from '@mingjing/writer';
import { ServiceKeys } from './service-keys';

const signer = (byte: number): ReturnType<typeof nativeSigner> => nativeSigner(new Uint8Array(32).fill(byte));
const [old, next] = [signer(1), signer(2)];
const MINUTE = 60_000;

describe('the service keys between nodes', () => {
  let now: number;
  let log: Map<string, Partial<EnrolledKey>>;
  let keys: ServiceKeys;
  const find: FindKey = (_, id) => log.get(id) as EnrolledKey | undefined;
  const says = (key: typeof old, said: Partial<EnrolledKey>): unknown =>
    log.set(keyId(sha256, key.publicKey), said);
  beforeEach(() => {
    now = Date.parse('2026-03-02T01:00:00.000Z');
    log = new Map();
    keys = new ServiceKeys([old, next], find, () => now);
    keys.follow(() => ({ get: () => undefined }));
    says(old, { enrolledAt: 0 });
  });

  it('sign by the old one, and believe both, until the next is enrolled', () => {
    expect(keys.signing).toBe(old);
    expect(keys.believed).toEqual([old, next]);
  });

  it('sign by the next one from its enrolment on', () => {
    expect(keys.signing).toBe(old);
    says(next, { enrolledAt: 7 });
    expect(keys.signing).toBe(next);
    says(old, { enrolledAt: 0, revokedAt: 8 });
    expect(keys.signing).toBe(next);
  });

  it('believe one that ended for a minute, in which nodes that are behind learn of it', () => {
    says(next, { enrolledAt: 7 });
    says(old, { enrolledAt: 0, revokedAt: 8 });
    expect(keys.believed).toEqual([old, next]);
    now += MINUTE;
    expect(keys.believed).toEqual([next]);
  });

  it('are what they were while the log cannot be asked', () => {
    says(next, { enrolledAt: 7 });
    expect(keys.signing).toBe(next);
    keys.follow(() => {
      throw new Error('between two terms');
    });
    expect(keys.signing).toBe(next);
  });

  it('are the one that lies here alone, whatever the log says', () => {
    const alone = new ServiceKeys([next], find, () => now);
    expect(alone.signing).toBe(next);
    expect(alone.believed).toEqual([next]);
  });
});
