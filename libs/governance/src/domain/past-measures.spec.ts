import { calendar, openedBureau, role, ruleVersion } from '../testing/bureau';

const HEAD = 'head/H-1';
const LEGAL = 'legal/L-1';
const bureau = () =>
  openedBureau().given(role(LEGAL, 'LEGAL', 'bureau'), role('clerk/C-1', 'ENTRY', 'bureau'));

describe('a rule that stands', () => {
  const later = (validFrom: string) => ({
    ...ruleVersion('T-34', 2, { value: 3_000, validFrom }),
    actor: LEGAL,
  });

  it('is changed for days that have passed by two, one of them the head or of legal affairs', () => {
    const scenario = bureau();
    expect(scenario.admission(ruleVersion('T-34', 1))).toBe('admitted');
    scenario.given(ruleVersion('T-34', 1)).passTo('2026-03-02T00:30:00.000+08:00');
    expect(scenario.admission(later('2026-03-01'))).toBe('rule-reaches-back');
    expect(scenario.admission(later('2026-03-02'))).toBe('admitted');
    expect(scenario.admission({ ...later('2026-03-01'), cosigners: ['clerk/C-1'] })).toBe(
      'rule-reaches-back',
    );
    expect(scenario.admission({ ...later('2026-03-01'), cosigners: [HEAD] })).toBe('admitted');
  });
});

describe('a calendar that stands', () => {
  it('is changed for days that have passed by two, for days to come by one', () => {
    const scenario = bureau().given(calendar(2026, ['2026-02-17', '2026-10-08'], ['2026-02-14']));
    scenario.passTo('2026-03-02T09:00:00.000+08:00');
    const publishes = (
      holidays: readonly string[],
      workdays: readonly string[],
      cosigners?: readonly string[],
    ) =>
      scenario.admission({
        ...calendar(2026, holidays, workdays),
        ...{ actor: HEAD, ...(cosigners === undefined ? {} : { cosigners }) },
      });
    expect(publishes(['2026-02-17', '2026-10-07'], ['2026-02-14'])).toBe('admitted');
    expect(publishes(['2026-02-17', '2026-02-18'], ['2026-02-14'])).toBe('calendar-reaches-back');
    expect(publishes(['2026-02-17'], [])).toBe('calendar-reaches-back');
    expect(publishes(['2026-02-17'], [], [LEGAL])).toBe('admitted');
    expect(scenario.admission(calendar(2025, ['2025-10-01'], []))).toBe('admitted');
  });
});
