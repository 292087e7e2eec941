import { annulled, closed, confirmed, decided, decisionServed, filed, noticed, paid } from '../testing/acts';
import { openBureau } from '../testing/bureau';

const case1 = () => openBureau().given(confirmed(), filed(), noticed());
const as = (reason: string) => closed({ reason, ground: '见附件' });

describe('a case with a decision in force', () => {
  it('is closed as carried through, or as what kept it from being so', () => {
    const decision = case1().given(decided(), decisionServed(), paid());
    for (const reason of ['EXECUTED', 'UNEXECUTABLE', 'PARTY_GONE']) {
      expect([reason, decision.admission(as(reason))]).toEqual([reason, 'admitted']);
    }
    for (const reason of ['WAIVED', 'NOT_ESTABLISHED', 'TRANSFERRED', 'TIME_BARRED', 'ANNULLED']) {
      expect([reason, decision.admission(as(reason))]).toEqual([reason, 'decision-in-force']);
    }
    expect(case1().given(decided()).admission(as('WAIVED'))).toBe('decision-in-force');
  });

  it('is closed as annulled once it is', () => {
    expect(case1().admission(as('ANNULLED'))).toBe('decision-not-annulled');
    expect(case1().given(decided(), annulled()).admission(as('ANNULLED'))).toBe('decision-not-annulled');
    expect(
      case1()
        .given(decided(), annulled({ remake: false }))
        .admission(as('ANNULLED')),
    ).toBe('admitted');
  });
});

describe('a case without a decision', () => {
  it('is closed as anything that it came to', () => {
    for (const reason of ['WAIVED', 'NOT_ESTABLISHED', 'TRANSFERRED', 'TIME_BARRED', 'PARTY_GONE']) {
      expect([reason, case1().admission(as(reason))]).toEqual([reason, 'admitted']);
    }
  });
});
