import { county, HEAD } from '../testing/county';
import { aDraw, pools } from '../testing/steps';

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
