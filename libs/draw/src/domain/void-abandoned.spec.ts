import type { JsonObject, Statement } from '@mingjing/kernel';
import type { Scenario } from '@mingjing/kernel/testing';
import { drawEvents } from '../application/draw-events';
import { county } from '../testing/county';
import { aCommitment, aDraw, aFreeze, aReveal, aVoid, DRAW, frozenDraw } from '../testing/steps';
import { drawOf } from './draw-state';

const COMMITS_OVER = '2026-03-03T18:00:00.000+08:00';
const REVEALS_OVER = '2026-03-05T09:00:00.000+08:00';

/** What the writer asks of a new statement, after its decision: a replay does not. */
function admission(now: Scenario, cause: string): string {
  const { actor = '', data, ...draft } = aVoid(cause);
  const rest = { id: '0', ledger: '', occurredAt: '', version: 1, data: data as JsonObject };
  const statement: Statement = { ...draft, ...rest, actor };
  const definition = drawEvents.find(({ type }) => type === draft.type);
  return definition?.admit?.(drawOf(now.facts(), DRAW), statement, now.facts())?.code ?? 'admitted';
}

describe('a draw is admitted to be void as abandoned', () => {
  const oneCommitted = (): Scenario => county().given(aDraw(), aCommitment('organiser')).passTo(COMMITS_OVER);

  it('while somebody has not committed past his time', () => {
    expect(admission(oneCommitted(), 'ABANDONED')).toBe('admitted');
  });

  it('never for a commitment that came late and stands', () => {
    const now = oneCommitted().given(aCommitment('legal'));
    expect(admission(now, 'ABANDONED')).toBe('void-cause-unproved');
    // For another cause it still may be.
    expect(admission(now, 'ORDERED_BY_AUTHORITY')).toBe('admitted');
    // An older log may hold it: its replay decides as it did.
    expect(now.outcome(aVoid('ABANDONED'))).toBe('accepted');
  });

  it('where the late commitment is not opened in time either', () => {
    const now = oneCommitted().given(aCommitment('legal'), aFreeze()).passTo(REVEALS_OVER);
    expect(admission(now, 'ABANDONED')).toBe('admitted');
  });

  it('while a reveal is missing past its time', () => {
    const now = frozenDraw();
    now.given(aReveal(now, 'organiser')).passTo(REVEALS_OVER);
    expect(admission(now, 'ABANDONED')).toBe('admitted');
  });
});
