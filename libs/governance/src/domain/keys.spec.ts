import { enrolment, emptyLedger, openedBureau, revocation } from '../testing/bureau';
import { keyPairOf } from '../testing/key-pairs';
import { enrolledKey, isAfterCompromise, isKeyValidAt } from './enrolled-key';

const OFFICER = 'officer/G-0012';

describe('a key', () => {
  it('is valid from the entry after its enrolment up to and including its revocation', () => {
    const scenario = openedBureau().given(enrolment(OFFICER, 'a'));
    const enrolledAt = scenario.last('KeyEnrolled').index;
    expect(enrolledKey(scenario.facts(), keyPairOf('a').id)).toEqual({
      actor: OFFICER,
      publicKey: keyPairOf('a').publicKey,
      purpose: 'person',
      enrolledAt,
    });
    scenario.given(enrolment(OFFICER, 'b'), revocation(OFFICER, 'a'));
    const key = enrolledKey(scenario.facts(), keyPairOf('a').id)!;
    const valid = [enrolledAt, enrolledAt + 1, enrolledAt + 2, enrolledAt + 3].map((at) =>
      isKeyValidAt(key, at),
    );
    expect(key.revokedAt).toBe(enrolledAt + 2);
    expect(valid).toEqual([false, true, true, false]);
  });

  it('is told to be compromised from its last trusted index on, once its revocation is told', () => {
    const scenario = openedBureau().given(enrolment(OFFICER, 'a'), enrolment(OFFICER, 'b'));
    const lastTrustedIndex = scenario.last('KeyEnrolled').index;
    scenario.given(enrolment(OFFICER, 'c'), revocation(OFFICER, 'a', { lastTrustedIndex }));
    scenario.given(revocation(OFFICER, 'b'));
    const size = scenario.events.length;
    const compromised = (key: string, index: number, asOf = size): boolean =>
      isAfterCompromise(scenario.facts(), keyPairOf(key).id, index, asOf);
    expect([lastTrustedIndex, lastTrustedIndex + 1].map((index) => compromised('a', index))).toEqual([
      false,
      true,
    ]);
    // As of a size at which nobody had revoked it, nobody knew.
    expect(compromised('a', lastTrustedIndex + 1, lastTrustedIndex + 2)).toBe(false);
    // A key that was merely given back was never in other hands.
    expect(compromised('b', size - 1)).toBe(false);
  });

  it('is enrolled once, for one actor, ever', () => {
    const scenario = openedBureau().given(enrolment(OFFICER, 'a'));
    expect(scenario.outcome(enrolment(OFFICER, 'a'))).toBe('key-in-use');
    expect(scenario.outcome(enrolment('officer/G-0013', 'a'))).toBe('key-in-use');
    scenario.given(revocation(OFFICER, 'a'));
    expect(scenario.outcome(enrolment(OFFICER, 'a'))).toBe('key-in-use');
  });

  it('is not one of those that entry 0 enrolled, nor the log’s', () => {
    const scenario = openedBureau();
    expect(scenario.outcome(enrolment(OFFICER, 'founder'))).toBe('key-in-use');
    expect(scenario.outcome(enrolment(OFFICER, 'service'))).toBe('key-in-use');
    expect(scenario.outcome(enrolment(OFFICER, 'log'))).toBe('key-is-log-key');
  });

  it('is proved by its holder, for this actor and this ledger', () => {
    const proofs = [
      keyPairOf('b').proofFor(OFFICER),
      keyPairOf('a').proofFor('officer/G-0013'),
      keyPairOf('a').proofFor(OFFICER, 'mingjing.example/another'),
    ];
    for (const proof of proofs) {
      expect(openedBureau().outcome(enrolment(OFFICER, 'a', { proof }))).toBe('key-proof-invalid');
    }
  });

  it('is refused where it is no sound point of the curve', () => {
    const identity = `AQ${'A'.repeat(41)}=`;
    expect(openedBureau().outcome(enrolment(OFFICER, 'a', { publicKey: identity }))).toBe('key-unacceptable');
  });

  it('stands in the stream of its actor', () => {
    const elsewhere = { stream: 'actor/officer/G-0013' };
    expect(openedBureau().outcome({ ...enrolment(OFFICER, 'a'), ...elsewhere })).toBe('stream-mismatch');
    expect(openedBureau().outcome({ ...revocation(OFFICER, 'a'), ...elsewhere })).toBe('stream-mismatch');
  });

  it('cannot be enrolled before the ledger is open', () => {
    expect(emptyLedger().outcome(enrolment(OFFICER, 'a'))).toBe('ledger-not-open');
  });

  it('is enrolled by the founder or a head', () => {
    expect(openedBureau().outcome({ ...enrolment(OFFICER, 'a'), actor: 'head/H-1' })).toBe('accepted');
    expect(openedBureau().outcome({ ...enrolment(OFFICER, 'a'), actor: OFFICER })).toBe('not-authorised');
  });
});

describe('the keys of the ledger and of the founder', () => {
  const service = enrolment('ledger', 'service2', { purpose: 'service' });

  it('are the founder’s alone to enrol and to revoke', () => {
    const scenario = openedBureau();
    const byHead = { actor: 'head/H-1' };
    expect(scenario.outcome({ ...service, ...byHead })).toBe('only-the-founder');
    expect(scenario.outcome({ ...enrolment('founder', 'founder2'), ...byHead })).toBe('only-the-founder');
    expect(scenario.outcome({ ...revocation('founder', 'founder'), ...byHead })).toBe('only-the-founder');
  });

  it('are never revoked down to none: the next one is enrolled first', () => {
    const scenario = openedBureau();
    expect(scenario.admission(revocation('founder', 'founder'))).toBe('last-root-key');
    expect(scenario.admission(revocation('ledger', 'service'))).toBe('last-root-key');
    scenario.given(enrolment('founder', 'founder2'), service);
    expect(scenario.admission(revocation('ledger', 'service'))).toBe('admitted');
    scenario.given(revocation('founder', 'founder'));
    expect(scenario.admission(revocation('founder', 'founder2'))).toBe('last-root-key');
  });

  it('can be rotated', () => {
    const scenario = openedBureau().given(service, revocation('ledger', 'service'));
    const at = scenario.facts().index;
    const [old, fresh] = ['service', 'service2'].map((name) =>
      enrolledKey(scenario.facts(), keyPairOf(name).id)!,
    );
    expect([isKeyValidAt(old!, at), isKeyValidAt(fresh!, at)]).toEqual([false, true]);
  });
});

describe('revoking a key', () => {
  it('happens once', () => {
    const scenario = openedBureau().given(enrolment(OFFICER, 'a'), revocation(OFFICER, 'a'));
    expect(scenario.outcome(revocation(OFFICER, 'a'))).toBe('key-already-revoked');
  });

  it('names the actor whose key it is', () => {
    const scenario = openedBureau().given(enrolment(OFFICER, 'a'));
    expect(scenario.outcome(revocation('officer/G-0013', 'a'))).toBe('key-unknown');
    expect(scenario.outcome(revocation(OFFICER, 'b'))).toBe('key-unknown');
  });

  it('trusts no entry that the log does not hold yet', () => {
    const scenario = openedBureau().given(enrolment(OFFICER, 'a'));
    const { index } = scenario.facts();
    expect(scenario.outcome(revocation(OFFICER, 'a', { lastTrustedIndex: index }))).toBe(
      'last-trusted-index-ahead',
    );
    expect(scenario.outcome(revocation(OFFICER, 'a', { lastTrustedIndex: index - 1 }))).toBe('accepted');
  });
});
