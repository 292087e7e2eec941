import {
  approved,
  confirmed,
  policeDecided,
  receipted,
  refusedReferral,
  returned,
  suspected,
  transferred,
  waived,
} from '../testing/acts';
import { openBureau } from '../testing/bureau';

const found = () => openBureau().given(confirmed());

describe('the waiver of a penalty that others have', () => {
  const withThePolice = () => found().given(suspected(), approved(), transferred());

  it('is refused from the suspicion until it is refused or returned', () => {
    expect(found().given(suspected()).admission(waived())).toBe('finding-in-referral');
    expect(withThePolice().admission(waived())).toBe('finding-in-referral');
    expect(withThePolice().given(returned()).admission(waived())).toBe('admitted');
    expect(found().given(suspected(), refusedReferral()).admission(waived())).toBe('admitted');
  });

  it('stands on the judgment where the police took the matter on', () => {
    const byJudgment = waived({ code: 'W-LAW', article: '行政处罚法第三十五条' });
    expect(withThePolice().admission(byJudgment)).toBe('finding-in-referral');
    expect(withThePolice().given(policeDecided()).admission(byJudgment)).toBe('admitted');
    expect(withThePolice().given(policeDecided()).admission(waived())).toBe('finding-in-referral');
  });

  it('is none of another department’s matter but on its receipt', () => {
    const received = found().given(transferred({ kind: 'DEPARTMENT', to: 'market' }), receipted());
    expect(received.admission(waived())).toBe('finding-in-referral');
  });
});
