import { answered, approved, CLERK, county, finished, LEAD, SECOND, signed, started } from '../testing';
import { STRANGER, TASK, taskTold } from '../testing';
import type { Draft } from '@mingjing/kernel/testing';
import { visitOf } from './visit';

const begun = () => county().given(approved(), started({ at: '2026-03-02T10:00:00.000+08:00' }));
const ready = () => begun().given(answered('PP-A', 'PASS'), signed());

describe('the inspection record', () => {
  it('is put before each side once by both officers', () => {
    expect(begun().outcome(signed({ actor: SECOND, cosigners: [LEAD] }))).toBe('not-assigned');
    const { cosigners: _none, ...alone } = signed();
    expect(begun().outcome(alone)).toBe('two-officers-needed');
    expect(ready().outcome(signed())).toBe('record-signed');
    expect(ready().outcome(signed({ data: { by: 'WITNESS' } }))).toBe('accepted');
  });

  it('notes that the entity would not sign, but not that a witness would not', () => {
    const one = begun().given(signed({ data: { refused: true } }));
    expect(visitOf(one.facts(), TASK)?.signatures).toMatchObject([{ by: 'ENTITY', refused: true }]);
    expect(begun().outcome(signed({ data: { by: 'WITNESS', refused: true } }))).toBe('witness-refused');
  });
});

describe('the end of a visit', () => {
  it('is stated by both officers, once', () => {
    const one = ready().given(finished({ at: '2026-03-02T11:00:00.000+08:00' }));
    expect(visitOf(one.facts(), TASK)).toMatchObject({
      status: 'FINISHED',
      finished: '2026-03-02T11:00:00.000+08:00',
      result: 'NORMAL',
    });
    expect(one.outcome(finished())).toBe('visit-finished');
    expect(ready().outcome(finished({ cosigners: [STRANGER] }))).toBe('not-assigned');
  });

  it('waits for the mandatory items that concern the entity, and for no others', () => {
    expect(begun().given(signed()).outcome(finished())).toBe('item-unanswered');
    expect(ready().outcome(finished())).toBe('accepted');
  });

  it('asks in a confined task only for the items of the task', () => {
    const confined = begun().given(taskTold({ items: ['PP-B'] }), signed());
    expect(confined.outcome(finished())).toBe('accepted');
  });

  it('asks for every mandatory item where the register does not hold the entity', () => {
    const unknown = () => begun().given(taskTold({ entity: 'E-0099' }), answered('PP-A', 'PASS'), signed());
    expect(unknown().outcome(finished())).toBe('item-unanswered');
    expect(unknown().given(answered('MI-A', 'NA')).outcome(finished())).toBe('accepted');
  });

  it('takes NOT_CHECKED for an answer', () => {
    const honest = begun().given(answered('PP-A', 'NOT_CHECKED'), signed());
    expect(honest.outcome(finished())).toBe('accepted');
  });

  it.each(['REFUSED', 'CLOSED', 'NOT_INSPECTED'])('needs no answers where the result is %s', (result) => {
    const door = begun().given(signed({ data: { by: 'WITNESS' } }));
    expect(door.outcome(finished({ data: { result } }))).toBe('accepted');
  });

  it('waits for a signature or a noted refusal, whatever the result', () => {
    const unsigned = begun().given(answered('PP-A', 'PASS'));
    expect(unsigned.outcome(finished())).toBe('record-unsigned');
    expect(unsigned.outcome(finished({ data: { result: 'REFUSED' } }))).toBe('record-unsigned');
  });

  it('is not before anything that happened inside the visit', () => {
    const late = begun().given(
      answered('PP-A', 'PASS', { at: '2026-03-02T10:40:00.000+08:00' }),
      signed({ at: '2026-03-02T10:30:00.000+08:00' }),
    );
    expect(late.outcome(finished({ at: '2026-03-02T10:35:00.000+08:00' }))).toBe('finished-before-last-act');
    expect(late.outcome(finished({ at: '2026-03-02T10:40:00.000+08:00' }))).toBe('accepted');
  });

  it('may call a visit normal though an item failed: the three musts will show it', () => {
    const tolerant = begun().given(answered('PP-A', 'FAIL'), signed());
    expect(tolerant.outcome(finished())).toBe('accepted');
  });
});

describe('what is passed on of a visit', () => {
  const pushed = (actor: string): Draft => ({
    type: 'InspectionPushed',
    stream: `task/${TASK}`,
    actor,
    data: { receipt: 'R-77' },
  });

  it('is passed on by a clerk or an officer of the task, after the end', () => {
    expect(ready().outcome(pushed(CLERK))).toBe('visit-not-finished');
    const over = ready().given(finished());
    expect(over.outcome(pushed(STRANGER))).toBe('not-assigned');
    over.given(pushed(CLERK), { ...pushed(LEAD), type: 'ReportedUpward', data: { receipt: 'U-5' } });
    expect(visitOf(over.facts(), TASK)).toMatchObject({ pushed: 'R-77', reported: 'U-5' });
  });
});
