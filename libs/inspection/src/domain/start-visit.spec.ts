import { county, HEAD, LEAD, officer, SECOND, STRANGER, TASK, taskTold } from '../testing';
import { approved, started } from '../testing';
import { visitOf } from './visit';

describe('a visit', () => {
  it('starts with the assigned lead, the second and the checklist in force', () => {
    const one = county().given(approved(), started());
    expect(visitOf(one.facts(), TASK)).toMatchObject({
      status: 'STARTED',
      officers: [LEAD, SECOND],
      checklist: { id: 'health', version: 1 },
      started: one.last('InspectionStarted').occurredAt,
      approval: { by: HEAD, afterwards: false },
      urgent: false,
    });
  });

  it('starts once', () => {
    expect(county().given(approved(), started()).outcome(started())).toBe('visit-started');
  });

  it('never starts in a task that nobody opened, that is sealed or that is closed', () => {
    const elsewhere = started({ stream: 'task/D-1/E-0009' });
    expect(county().outcome(elsewhere)).toBe('task-unknown');
    const sealed = taskTold({ revealedTo: { officers: false, entity: false } });
    expect(county().given(sealed, approved()).outcome(started())).toBe('not-unblinded');
    const closed = taskTold({ closed: 'OUT_OF_BUSINESS' });
    expect(county().given(approved(), closed).outcome(started())).toBe('task-closed');
  });

  it('is nobody’s but the lead’s and the second’s', () => {
    const ready = () => county().given(approved());
    expect(ready().outcome(started({ actor: STRANGER }))).toBe('not-assigned');
    expect(ready().outcome(started({ actor: SECOND, cosigners: [LEAD] }))).toBe('not-assigned');
    expect(ready().outcome(started({ cosigners: [STRANGER] }))).toBe('not-assigned');
    expect(ready().outcome(started({ cosigners: [SECOND, STRANGER] }))).toBe('not-assigned');
    expect(
      ready()
        .given(taskTold({ second: 'G-0003' }))
        .outcome(started()),
    ).toBe('not-assigned');
  });

  it('is never made by one officer alone', () => {
    const { cosigners: _none, ...alone } = started();
    expect(county().given(approved()).outcome(alone)).toBe('two-officers-needed');
  });

  it.each([
    ['has run out', { certificate: { kind: 'k', validFrom: '2024-01-01', validTo: '2026-03-01' } }],
    ['is not valid yet', { certificate: { kind: 'k', validFrom: '2026-03-03', validTo: '2027-03-01' } }],
    ['is carried by contract staff', { employment: 'CONTRACT' }],
  ])('never starts with a certificate that %s', (_why, changes) => {
    const one = county().given(approved(), officer('G-0002', changes));
    expect(one.outcome(started({ at: '2026-03-02T10:00:00.000+08:00' }))).toBe('certificate-invalid');
  });

  it('counts the last day of a certificate, as a day in China', () => {
    const certificate = { kind: 'k', validFrom: '2024-01-01', validTo: '2026-03-02' };
    const ready = () => county().given(approved(), officer('G-0001', { certificate }));
    expect(ready().outcome(started({ at: '2026-03-02T23:59:59.999+08:00' }))).toBe('accepted');
    expect(ready().outcome(started({ at: '2026-03-02T16:00:00.000+00:00' }))).toBe('certificate-invalid');
  });

  it('takes the version of the checklist that is in force on its day, no older and no newer one', () => {
    const withVersion = (checklistVersion: number, at: string) => started({ data: { checklistVersion }, at });
    const outcome = (version: number, at: string) =>
      county().given(approved()).outcome(withVersion(version, at));
    expect(outcome(2, '2026-03-31T23:00:00.000+08:00')).toBe('checklist-not-in-force');
    expect(outcome(1, '2026-04-01T09:00:00.000+08:00')).toBe('checklist-not-in-force');
    expect(outcome(2, '2026-04-01T09:00:00.000+08:00')).toBe('accepted');
    expect(
      county()
        .given(approved())
        .outcome(started({ data: { checklist: 'fire' } })),
    ).toBe('checklist-not-in-force');
  });

  it('waits for an approval, in the log and by the time that it claims', () => {
    expect(county().outcome(started())).toBe('not-approved');
    const backdated = started({ at: '2026-03-02T07:30:00.000+08:00' });
    expect(county().given(approved()).outcome(backdated)).toBe('not-approved');
  });

  it('that is urgent starts at once and shows that it was approved afterwards', () => {
    const one = county().given(started({ data: { urgent: true } }));
    expect(visitOf(one.facts(), TASK)).toMatchObject({ status: 'STARTED', urgent: true });
    expect(visitOf(one.facts(), TASK)?.approval).toBeUndefined();
    one.given(approved({ data: { urgent: true } }));
    expect(visitOf(one.facts(), TASK)?.approval).toMatchObject({ by: HEAD, afterwards: true });
  });
});
