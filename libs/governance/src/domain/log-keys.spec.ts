import { logKeysInForce } from '@mingjing/kernel';
import type { Scenario } from '@mingjing/kernel/testing';
import { emptyLedger, enrolment, logKeyEnrolment, logKeyRetirement, openedBureau } from '../testing/bureau';
import { keyPairOf, logKeyOf, logKeySignature } from '../testing/key-pairs';
import { logKeysOf } from './ledger';

const inForce = (scenario: Scenario, size = scenario.facts().index): readonly string[] =>
  logKeysInForce(logKeysOf(scenario.facts()), size).map(({ logKey }) => logKey);

describe('the keys of a log', () => {
  it('sign together from the announcement of the new one up to the retirement of the old one', () => {
    const scenario = openedBureau();
    const announced = scenario.facts().index;
    scenario.given(logKeyEnrolment('log2'), enrolment('officer/G-0012', 'a'));
    const retired = scenario.facts().index;
    scenario.given(logKeyRetirement('log', { lastTrustedIndex: announced }));
    const [old, fresh] = [logKeyOf('log'), logKeyOf('log2')];
    expect([announced, announced + 1, retired, retired + 1].map((size) => inForce(scenario, size))).toEqual([
      [old],
      [old, fresh],
      [old, fresh],
      [fresh],
    ]);
    expect(logKeysOf(scenario.facts())[0]).toEqual({
      ...{ logKey: old, enrolledAt: 0, retiredAt: retired, lastTrustedIndex: announced },
    });
  });

  it('are one until a second is announced, as entry 0 said', () => {
    expect(logKeysOf(openedBureau().facts())).toEqual([{ logKey: logKeyOf('log'), enrolledAt: 0 }]);
    expect(logKeysOf(emptyLedger().facts())).toEqual([]);
  });

  it('can change again, each endorsed by the one before it', () => {
    const scenario = openedBureau().given(logKeyEnrolment('log2'), logKeyRetirement('log'));
    expect(scenario.outcome(logKeyEnrolment('log3'))).toBe('log-key-endorsement-invalid');
    scenario.given(logKeyEnrolment('log3', {}, 'log2'), logKeyRetirement('log2'));
    expect(inForce(scenario)).toEqual([logKeyOf('log3')]);
  });
});

describe('a new key of the log', () => {
  it('is the founder’s to announce', () => {
    expect(openedBureau().outcome({ ...logKeyEnrolment('log2'), actor: 'head/H-1' })).toBe('not-authorised');
    const scenario = openedBureau().given(logKeyEnrolment('log2'));
    expect(scenario.outcome({ ...logKeyRetirement('log'), actor: 'head/H-1' })).toBe('not-authorised');
  });

  it('waits until the change before it is over', () => {
    const scenario = openedBureau().given(logKeyEnrolment('log2'));
    expect(scenario.outcome(logKeyEnrolment('log3'))).toBe('log-key-change-under-way');
  });

  it.each([
    [
      'is one of another log',
      { logKey: logKeyOf('log2').replace('scenario', 'another') },
      'log-key-malformed',
    ],
    ['is a witness’s', { logKey: logKeyOf('log2', 4) }, 'log-key-malformed'],
    ['did not prove itself', { proof: logKeySignature('log', logKeyOf('log2')) }, 'key-proof-invalid'],
    [
      'proved itself to another log',
      { proof: logKeySignature('log2', logKeyOf('log2'), 'mingjing.example/another') },
      'key-proof-invalid',
    ],
    [
      'is endorsed by nobody that signs',
      { endorsement: logKeySignature('log2', logKeyOf('log2')) },
      'log-key-endorsement-invalid',
    ],
  ])('is refused where it %s', (_, members, code) => {
    expect(openedBureau().outcome(logKeyEnrolment('log2', members))).toBe(code);
  });

  it('comes without an endorsement where the old key is lost', () => {
    const { endorsement, ...data } = logKeyEnrolment('log2').data as Record<string, string>;
    expect(endorsement).toBeDefined();
    expect(openedBureau().outcome({ ...logKeyEnrolment('log2'), data })).toBe('accepted');
  });

  it('is nobody’s key, and nobody enrols it or one that was the log’s before', () => {
    expect(openedBureau().outcome(logKeyEnrolment('service'))).toBe('key-in-use');
    const scenario = openedBureau().given(logKeyEnrolment('log2'), logKeyRetirement('log'));
    for (const name of ['log', 'log2']) {
      expect(scenario.outcome(enrolment('officer/G-0012', name))).toBe('key-is-log-key');
    }
    expect(scenario.outcome(logKeyEnrolment('log', {}, 'log2'))).toBe('key-in-use');
    expect(keyPairOf('log').id).toHaveLength(16);
  });

  it('stands in the stream of the ledger, behind entry 0', () => {
    expect(openedBureau().outcome({ ...logKeyEnrolment('log2'), stream: 'ledger/other' })).toBe(
      'stream-mismatch',
    );
    expect(emptyLedger().outcome(logKeyEnrolment('log2'))).toBe('ledger-not-open');
  });
});

describe('retiring a key of the log', () => {
  it('never leaves the log without one', () => {
    expect(openedBureau().outcome(logKeyRetirement('log'))).toBe('log-key-last');
  });

  it('is of a key in force, and once', () => {
    expect(openedBureau().outcome(logKeyRetirement('log2'))).toBe('log-key-not-in-force');
    const scenario = openedBureau().given(logKeyEnrolment('log2'), logKeyRetirement('log'));
    expect(scenario.outcome(logKeyRetirement('log'))).toBe('log-key-not-in-force');
  });

  it('trusts no entry that the log does not hold yet', () => {
    const scenario = openedBureau().given(logKeyEnrolment('log2'));
    const { index } = scenario.facts();
    expect(scenario.outcome(logKeyRetirement('log', { lastTrustedIndex: index }))).toBe(
      'last-trusted-index-ahead',
    );
  });
});
