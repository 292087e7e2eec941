import type { Scenario } from '@mingjing/kernel/testing';
import { HEAD, LEGAL } from '../testing/county';
import {
  aCountersignature,
  aDraw,
  aFreeze,
  aVoid,
  countersignedDraw,
  DRAW,
  executedDraw,
  hotels,
  pools,
  timesIn,
  TIMES,
} from '../testing/steps';

const NEXT = 'GQ-2026-2';
const OTHER_PLAN = 'GQ-2026-B';

/** The fate of a freeze of the next draw, planned as the members say. */
function freezing(now: Scenario, members: object): string {
  const { ratioDecision: _decision, ...stratum } = hotels;
  const strata = [{ ...stratum, mode: 'census' }];
  return now.given(aDraw({ no: 2, kind: 'DAILY', strata, ...members }, NEXT)).outcome(aFreeze(NEXT));
}

/** A key draw of another plan of the year. */
function withOtherPlan(now: Scenario): Scenario {
  const { data } = now.last('PlanApproved');
  return now.given({ type: 'PlanApproved', stream: `plan/${OTHER_PLAN}`, actor: HEAD, data });
}

describe('the freeze of a draw whose pool depends on who was drawn before', () => {
  const drawnBefore = { exclude: ['DRAWN_THIS_YEAR'] };

  it('is refused while that draw is sealed: its public counts would tell of it', () => {
    expect(freezing(executedDraw(), drawnBefore)).toBe('earlier-draw-sealed');
    expect(freezing(countersignedDraw(), drawnBefore)).toBe('earlier-draw-sealed');
  });

  it('is refused between the two sides, and accepted after the last', () => {
    const now = countersignedDraw().passTo(TIMES.unblind.officers);
    expect(freezing(now, { ...drawnBefore, ...timesIn(1) })).toBe('earlier-draw-sealed');
    expect(now.passTo(TIMES.unblind.entity).outcome(aFreeze(NEXT))).toBe('accepted');
  });

  it('is accepted where the pool asks nothing of it', () => {
    expect(freezing(executedDraw(), {})).toBe('accepted');
    expect(freezing(executedDraw(), { exclude: ['OTHER_LICENSOR', 'COVERED_KEY'] })).toBe('accepted');
  });

  it('is accepted where that draw was voided: nobody counts as drawn there', () => {
    const proof = { proof: ['ab'.repeat(32)] };
    expect(freezing(executedDraw().given(aVoid('WRONG_INPUT', proof)), drawnBefore)).toBe('accepted');
  });

  it('is refused where a sealed key draw of another plan covers entities of this one', () => {
    const covered = { plan: OTHER_PLAN, exclude: ['COVERED_KEY'] };
    expect(freezing(withOtherPlan(executedDraw()), covered)).toBe('earlier-draw-sealed');
    expect(freezing(withOtherPlan(executedDraw()), { ...covered, exclude: ['COVERED_UPSTREAM'] })).toBe(
      'accepted',
    );
    const told = executedDraw();
    told.given(aCountersignature(told, DRAW)).passTo(TIMES.unblind.entity);
    expect(freezing(withOtherPlan(told), { ...covered, ...timesIn(1) })).toBe('accepted');
  });

  it('is not admitted anew while any draw of the year is sealed: its officers’ loads would tell of it', () => {
    const plain = (): Scenario =>
      executedDraw().given(aDraw({ no: 2, kind: 'DAILY', strata: [pools] }, NEXT));
    expect(plain().admission(aFreeze(NEXT))).toBe('earlier-draw-sealed');
    // An older log may hold it: its replay freezes as it did.
    expect(plain().outcome(aFreeze(NEXT))).toBe('accepted');
    const other = withOtherPlan(executedDraw());
    other.given(aDraw({ plan: OTHER_PLAN, no: 2, kind: 'DAILY', strata: [pools] }, NEXT));
    expect(other.admission(aFreeze(NEXT))).toBe('earlier-draw-sealed');
    const voided = plain().given(aVoid('WRONG_INPUT', { proof: ['ab'.repeat(32)] }));
    expect(voided.admission(aFreeze(NEXT))).toBe('admitted');
    const told = plain();
    told.given(aCountersignature(told, DRAW)).passTo(TIMES.unblind.entity);
    expect(told.admission(aFreeze(NEXT))).toBe('admitted');
  });

  it('says whose signature is missing, where the result of that draw was never countersigned', () => {
    const reasonOf = (now: Scenario): string => {
      const decision = now
        .given(aDraw({ no: 2, kind: 'DAILY', ...drawnBefore, ...timesIn(9) }, NEXT))
        .when(aFreeze(NEXT));
      return decision.accepted ? 'accepted' : decision.rejection.reason;
    };
    expect(reasonOf(executedDraw().passTo('2026-05-01T09:00:00.000+08:00'))).toMatch(
      /not countersigned: somebody of legal affairs other than its organiser organiser\/\S+ signs it/,
    );
    expect(reasonOf(countersignedDraw())).not.toContain('not countersigned');
  });

  it('names the draw that is sealed, and when to freeze', () => {
    const now = executedDraw();
    now.given(aDraw({ no: 2, kind: 'DAILY', ...drawnBefore }, NEXT));
    const decision = now.when({ ...aFreeze(NEXT), cosigners: [LEGAL] });
    expect(decision).toMatchObject({
      accepted: false,
      rejection: { facts: { sealed: DRAW }, reason: expect.stringContaining(TIMES.unblind.entity) },
    });
  });
});
