import { act, confirmed, traced, uuid, visitStarted } from '../testing/acts';
import { LEAD, openBureau } from '../testing/bureau';
import { C1, corrected, filed } from '../testing/case-acts';

const NOTICE = uuid('7', 1);
const proposal = { proposal: { kinds: ['WARNING'] }, hearingRight: false };
const noticed = (at: string) => act('NoticeGiven', `case/${C1}`, LEAD, at, proposal, { id: NOTICE });
const defended = (at: string) => act('DefenceReceived', `case/${C1}`, LEAD, at, { form: 'ORAL' });

/** A case whose notice was given on 15 March, and recorded with another day. */
const typed = (day: string) =>
  openBureau().given(
    ...visitStarted('03-02 09:00'),
    traced('03-02 10:00'),
    confirmed('03-02 11:00'),
    filed('03-10 10:00'),
    noticed(`03-${day} 10:00`),
  );
const to = (day: string) =>
  corrected(NOTICE, '03-26 10:00', 'occurredAt', `2026-03-${day}T10:00:00.000+08:00`);

describe('an act that stands on another whose moment was corrected', () => {
  it('is dated by what the correction says, where that is earlier', () => {
    expect(typed('25').admission(defended('03-18 10:00'))).toBe('before-notice');
    expect(typed('25').given(to('15')).admission(defended('03-18 10:00'))).toBe('admitted');
    expect(typed('25').given(to('15')).admission(defended('03-14 10:00'))).toBe('before-notice');
  });

  it('is not refused for a correction that came after it was right', () => {
    expect(typed('15').given(to('20')).admission(defended('03-18 10:00'))).toBe('admitted');
  });

  it('is not moved by the correction of anything else', () => {
    const other = corrected(NOTICE, '03-26 10:00', 'data.hearingRight', '2026-03-15T10:00:00.000+08:00');
    expect(typed('25').given(other).admission(defended('03-18 10:00'))).toBe('before-notice');
  });
});
