import { confirmed, decided, filed, imposed, noticed, waived } from '../testing/acts';
import { openBureau, rule } from '../testing/bureau';

const fined = { code: 'W29', article: '行政处罚法第二十九条' };
const found = (waiver: object) =>
  openBureau(rule('T-62-organisation', 3000)).given(confirmed(), waived(waiver));

describe('a fine that was waived since another authority has fined the act', () => {
  it('is not imposed, while other kinds of penalty are', () => {
    const spot = found(fined);
    expect(spot.admission(imposed())).toBe('fine-waived');
    expect(spot.admission(imposed({ kinds: ['WARNING'], fineFen: undefined }))).toBe('admitted');
    const general = spot.given(filed(), noticed());
    expect(general.admission(decided())).toBe('fine-waived');
    expect(general.admission(decided({ kinds: ['WARNING'], fineFen: undefined }))).toBe('admitted');
  });
});
