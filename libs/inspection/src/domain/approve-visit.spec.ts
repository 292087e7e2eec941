import { approved, county, HEAD, notified, SECOND, started, STRANGER, TASK, taskTold } from '../testing';
import { answered, finished, signed } from '../testing';
import { visitOf } from './visit';

describe('an approval', () => {
  it('is given once', () => {
    expect(county().given(approved()).outcome(approved())).toBe('already-approved');
  });

  it('that comes after the start says that it was urgent', () => {
    const begun = county().given(started({ data: { urgent: true } }));
    expect(begun.outcome(approved())).toBe('approval-afterwards');
    expect(begun.outcome(approved({ data: { urgent: true } }))).toBe('accepted');
  });

  it('names who gave it by word of mouth', () => {
    const one = county().given(approved({ data: { approver: 'deputy/D-1' } }));
    expect(visitOf(one.facts(), TASK)?.approval?.by).toBe('deputy/D-1');
    expect(one.last('InspectionApproved').actor).toBe(HEAD);
  });

  it('is not given for a task that is unknown or closed', () => {
    expect(county().outcome(approved({ stream: 'task/other' }))).toBe('task-unknown');
    expect(
      county()
        .given(taskTold({ closed: 'DUPLICATE' }))
        .outcome(approved()),
    ).toBe('task-closed');
  });
});

describe('a notice to the entity', () => {
  it('is given once, by an officer of the task, with the rights of the entity', () => {
    const one = county();
    expect(one.outcome(notified({ actor: STRANGER }))).toBe('not-assigned');
    expect(one.outcome(notified({ data: { rights: false } }))).toBe('rights-not-told');
    expect(one.outcome(notified({ actor: SECOND, data: { visitsThisYear: 3 } }))).toBe('accepted');
    expect(one.outcome(notified())).toBe('already-notified');
    expect(visitOf(one.facts(), TASK)?.notice).toMatchObject({ visitsThisYear: 3 });
  });

  it('never tells an entity of a draw whose officers are still sealed', () => {
    const sealed = taskTold({ revealedTo: { officers: false, entity: false } });
    expect(county().given(sealed).outcome(notified())).toBe('not-unblinded');
  });

  it('comes too late after the visit', () => {
    const over = county().given(approved(), started(), answered('PP-A', 'PASS'), signed(), finished());
    expect(over.outcome(notified())).toBe('visit-finished');
  });
});
