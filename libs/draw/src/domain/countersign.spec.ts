import { COUNTERSIGNER, HEAD, ORGANISER, role } from '../testing/county';
import { aCountersignature, DRAW, executedDraw, frozenDraw } from '../testing/steps';

describe('the countersignature of a result', () => {
  it('covers the sealed result by its hash alone', () => {
    const now = executedDraw();
    const wrong = { ...aCountersignature(now), data: { result: '0'.repeat(64) } };
    expect(now.outcome(wrong)).toBe('result-differs');
    expect(now.outcome(aCountersignature(now))).toBe('accepted');
    expect(now.outcome(aCountersignature(now))).toBe('already-countersigned');
  });

  it('comes after the execution', () => {
    const data = { result: '0'.repeat(64) };
    const early = { type: 'DrawResultCountersigned', stream: `draw/${DRAW}`, actor: COUNTERSIGNER, data };
    expect(frozenDraw().outcome(early)).toBe('draw-not-executed');
  });

  it('is given by legal affairs, never by the organiser or by someone in the pool', () => {
    const now = executedDraw().given(
      role([ORGANISER, 'LEGAL', 'gaoqing-legal']),
      role(['officer/G-01', 'LEGAL', 'gaoqing-legal']),
    );
    expect(now.outcome({ ...aCountersignature(now), actor: HEAD })).toBe('not-authorised');
    expect(now.outcome({ ...aCountersignature(now), actor: ORGANISER })).toBe('organiser-countersigns');
    expect(now.outcome({ ...aCountersignature(now), actor: 'officer/G-01' })).toBe('organiser-in-pool');
  });
});
