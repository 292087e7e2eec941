import type { Scenario } from '@mingjing/kernel/testing';
import { county } from '../testing/county';
import { aCommitment, aDraw, aFreeze, aReveal, aVoid, frozenDraw } from '../testing/steps';

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
    expect(now.admission(aVoid('ORDERED_BY_AUTHORITY', { document: '鲁卫函〔2026〕7号' }))).toBe('admitted');
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
