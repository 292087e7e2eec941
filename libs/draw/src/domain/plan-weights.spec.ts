import type { Draft } from '@mingjing/kernel/testing';
import { county, HEAD, ORGANISER, PLAN } from '../testing/county';
import { aDraw, DRAW, pools } from '../testing/steps';
import { drawOf } from './draw-state';

const C3 = { grade: 'C', weight: 3 };
const D5 = { by: 'CREDIT', grade: 'D', weight: 5 };

/** What would become of a draw with these weights, under a plan with those. */
function admission(planned: readonly object[] | undefined, weights: readonly object[] | undefined): string {
  const now = county();
  const { data } = now.last('PlanApproved');
  const approved = { ...data, ...(planned && { weights: planned }) };
  now.given({ type: 'PlanApproved', stream: 'plan/GQ-W', actor: HEAD, data: approved });
  return now.admission(aDraw({ plan: 'GQ-W', strata: [pools], ...(weights && { weights }) }));
}

describe('the weights of a new draw', () => {
  it('are those of its plan, in any order', () => {
    expect(admission([C3, D5], [D5, { ...C3, by: 'GRADE' }])).toBe('admitted');
    expect(admission(undefined, undefined)).toBe('admitted');
  });

  it("are not the organiser's to choose: neither others, nor more, nor fewer, nor none", () => {
    expect(admission(undefined, [C3])).toBe('weights-undecided');
    expect(admission([C3], [{ ...C3, weight: 4 }])).toBe('weights-undecided');
    expect(admission([C3], [{ ...C3, by: 'CREDIT' }])).toBe('weights-undecided');
    expect(admission([C3], [C3, D5])).toBe('weights-undecided');
    expect(admission([C3, D5], [C3])).toBe('weights-undecided');
    expect(admission([C3], undefined)).toBe('weights-undecided');
  });

  it('name each grade once', () => {
    expect(admission([C3], [C3, { ...C3, weight: 9 }])).toBe('weight-twice');
    expect(admission([C3], [{ ...C3, weight: 9 }, C3])).toBe('weight-twice');
  });
});

describe('the weights of a plan that came without any', () => {
  const decided = (plan: string, weights: readonly object[], members: object = {}): Draft => ({
    ...{ type: 'WeightsDecided', stream: `plan/${plan}`, actor: HEAD },
    data: { weights, reason: '依据风险分级确定' },
    ...members,
  });

  it('are decided while it runs, for the draws that are planned from there on', () => {
    const now = county().given(aDraw({ strata: [pools] }), decided(PLAN, [C3]));
    const next = { no: 2, kind: 'DAILY', strata: [pools] };
    expect(now.admission(aDraw(next, 'D'))).toBe('weights-undecided');
    expect(now.admission(aDraw({ ...next, weights: [C3] }, 'D'))).toBe('admitted');
    expect(drawOf(now.facts(), DRAW)?.plan.weights).toBeUndefined();
  });

  it('are decided once, by the head or the deputy, of a plan that stands', () => {
    const now = county();
    expect(now.outcome(decided(PLAN, [C3, { ...C3, weight: 9 }]))).toBe('weight-twice');
    expect(now.outcome(decided('none', [C3]))).toBe('plan-unknown');
    expect(now.outcome(decided(PLAN, [C3], { actor: ORGANISER }))).toBe('not-authorised');
    expect(now.given(decided(PLAN, [C3])).outcome(decided(PLAN, [D5]))).toBe('weights-decided');
  });
});

describe('the weights of a plan', () => {
  const approved = (weights: readonly object[]): string => {
    const now = county();
    const { data } = now.last('PlanApproved');
    return now.outcome({
      type: 'PlanApproved',
      stream: 'plan/GQ-W',
      actor: HEAD,
      data: { ...data, weights },
    });
  };

  it('name each grade once and go up to ten', () => {
    expect(approved([C3, D5])).toBe('accepted');
    expect(approved([C3, { ...C3, weight: 9 }])).toBe('weight-twice');
    expect(approved([{ ...C3, weight: 10 }])).toBe('accepted');
    expect(approved([{ ...C3, weight: 11 }])).toBe('payload-invalid');
  });
});
