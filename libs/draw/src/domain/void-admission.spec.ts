import { shippedRules } from '@mingjing/governance';
import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { county, ruleOf } from '../testing/county';
import { aCommitment, aDraw, aFreeze, aReveal, aVoid, DRAW, frozenDraw } from '../testing/steps';

const COMMITS_OVER = '2026-03-03T18:00:00.000+08:00';
const REVEALS_OVER = '2026-03-05T09:00:00.000+08:00';

describe('a draw is admitted to be void as abandoned', () => {
  const oneCommitted = (): Scenario => county().given(aDraw(), aCommitment('organiser')).passTo(COMMITS_OVER);

  it('while somebody has not committed past his time', () => {
    expect(oneCommitted().admission(aVoid('ABANDONED'))).toBe('admitted');
  });

  it('never for a commitment that came late and stands', () => {
    const now = oneCommitted().given(aCommitment('legal'));
    expect(now.admission(aVoid('ABANDONED'))).toBe('void-cause-unproved');
    // For another cause it still may be.
    expect(now.admission(aVoid('WRONG_INPUT', { documents: [{ sha256: 'ab'.repeat(32), size: 12 }] }))).toBe(
      'admitted',
    );
    // An older log may hold it: its replay decides as it did.
    expect(now.outcome(aVoid('ABANDONED'))).toBe('accepted');
  });

  it('where the late commitment is not opened in time either', () => {
    const now = oneCommitted().given(aCommitment('legal'), aFreeze()).passTo(REVEALS_OVER);
    expect(now.admission(aVoid('ABANDONED'))).toBe('admitted');
  });

  it('while a reveal is missing past its time', () => {
    const now = frozenDraw();
    now.given(aReveal(now, 'organiser')).passTo(REVEALS_OVER);
    expect(now.admission(aVoid('ABANDONED'))).toBe('admitted');
  });
});

describe('a draw is admitted to be void for want of its beacon', () => {
  it('a full day after it was published, or after the hours that a rule gives', () => {
    const at = '2026-03-04T21:15:00.000+08:00';
    const waiting = (rules: readonly Draft[]): Scenario =>
      frozenDraw({ beacon: { source: 'LOTTERY', round: '2026025', at } }, DRAW, county(rules));
    const now = waiting([]).passTo('2026-03-04T21:15:01.000+08:00');
    expect(now.admission(aVoid('BEACON_MISSING'))).toBe('void-cause-unproved');
    expect(now.passTo('2026-03-05T21:14:59.999+08:00').admission(aVoid('BEACON_MISSING'))).toBe(
      'void-cause-unproved',
    );
    expect(now.passTo('2026-03-05T21:15:00.000+08:00').admission(aVoid('BEACON_MISSING'))).toBe('admitted');
    const shipped = { ...shippedRules.find(({ rule }) => rule === 'T-06-beacon'), rule: 'T-06-beacon' };
    const slow = waiting([ruleOf({ ...shipped, value: 48 })]).passTo('2026-03-06T21:14:59.000+08:00');
    expect(slow.admission(aVoid('BEACON_MISSING'))).toBe('void-cause-unproved');
    expect(slow.passTo('2026-03-06T21:15:00.000+08:00').admission(aVoid('BEACON_MISSING'))).toBe('admitted');
  });
});

describe('a draw is admitted to be void for a wrong input', () => {
  const [sha256, other] = ['ab'.repeat(32), 'cd'.repeat(32)];
  const documents = [{ sha256, size: 12 }];

  it('with the files that prove it', () => {
    expect(frozenDraw().admission(aVoid('WRONG_INPUT', { documents }))).toBe('admitted');
    expect(frozenDraw().admission(aVoid('WRONG_INPUT', { documents, proof: [sha256] }))).toBe('admitted');
  });

  it('never on hashes of which nobody holds the file', () => {
    const now = frozenDraw();
    expect(now.admission(aVoid('WRONG_INPUT'))).toBe('void-cause-unproved');
    expect(now.admission(aVoid('WRONG_INPUT', { proof: [sha256] }))).toBe('void-cause-unproved');
    expect(now.admission(aVoid('WRONG_INPUT', { documents, proof: [sha256, other] }))).toBe(
      'void-cause-unproved',
    );
    // An older log may hold it: its replay decides as it did.
    expect(now.outcome(aVoid('WRONG_INPUT', { proof: [sha256] }))).toBe('accepted');
  });
});

describe('a draw is admitted to be void by order of an authority', () => {
  const document = '鲁卫函〔2026〕7号';

  it('with the number of the order and its file', () => {
    const documents = [{ sha256: 'ab'.repeat(32), size: 12 }];
    expect(frozenDraw().admission(aVoid('ORDERED_BY_AUTHORITY', { document, documents }))).toBe('admitted');
    expect(frozenDraw().admission(aVoid('ORDERED_BY_AUTHORITY', { documents }))).toBe('void-cause-unproved');
  });

  it('never on the number of a paper that nobody handed in', () => {
    const now = frozenDraw();
    expect(now.admission(aVoid('ORDERED_BY_AUTHORITY', { document }))).toBe('void-cause-unproved');
    // An older log may hold it: its replay decides as it did.
    expect(now.outcome(aVoid('ORDERED_BY_AUTHORITY', { document }))).toBe('accepted');
  });
});
