import { answered, approved, county, evidence, file, finished, hash, LEAD, SECOND, shown } from '../testing';
import { signed, started, STRANGER, TASK, taskTold } from '../testing';
import { findingOf } from './finding';
import { visitOf } from './visit';

const begun = () => county().given(approved(), started({ at: '2026-03-02T10:00:00.000+08:00' }));
const over = () => begun().given(answered('PP-A', 'PASS'), signed(), finished());

describe('an answer to an item', () => {
  it('is kept with its result', () => {
    const one = begun().given(answered('PP-A', 'PASS'), answered('PP-B', 'NA', { actor: SECOND }));
    const answers = visitOf(one.facts(), TASK)?.answered;
    expect(answers?.map(({ item, result }) => [item, result])).toEqual([
      ['PP-A', 'PASS'],
      ['PP-B', 'NA'],
    ]);
    expect(one.all('FindingOpened')).toHaveLength(0);
  });

  it('that fails opens a finding on the id of its statement, with the officers of the task', () => {
    const one = begun().given(answered('PP-A', 'FAIL', { data: { violation: 'PP-03' } }));
    const trace = one.last('ItemAnswered');
    expect(one.last('FindingOpened')).toMatchObject({
      stream: `finding/${trace.id}`,
      actor: 'ledger',
      algorithm: 'finding/v1',
      cause: trace.id,
      occurredAt: trace.occurredAt,
      data: {
        trace: trace.id,
        source: 'ITEM',
        task: TASK,
        entity: 'E-0001',
        item: 'PP-A',
        violation: 'PP-03',
        origin: 'DRAW',
        lead: 'G-0001',
        second: 'G-0002',
      },
    });
    expect(findingOf(one.facts(), trace.id)).toMatchObject({ status: 'TRACE', openedAt: trace.occurredAt });
  });

  it('stands between the start and the end, in the log and by the time that it claims', () => {
    expect(county().given(approved()).outcome(answered('PP-A', 'PASS'))).toBe('visit-not-started');
    const early = answered('PP-A', 'PASS', { at: '2026-03-02T09:59:59.999+08:00' });
    expect(begun().outcome(early)).toBe('outside-visit');
    const afterwards = answered('PP-B', 'PASS', { at: '2026-03-02T10:00:01.000+08:00' });
    expect(over().outcome(afterwards)).toBe('visit-finished');
  });

  it('is never overwritten', () => {
    expect(begun().given(answered('PP-A', 'FAIL')).outcome(answered('PP-A', 'PASS'))).toBe('item-answered');
  });

  it('concerns an item of the version with which the visit began', () => {
    expect(begun().outcome(answered('PP-C', 'PASS'))).toBe('item-not-on-checklist');
    const april = { data: { checklistVersion: 2 }, at: '2026-04-02T10:00:00.000+08:00' };
    expect(county().given(approved(), started(april)).outcome(answered('PP-C', 'PASS'))).toBe('accepted');
  });

  it('names a violation only where it fails', () => {
    const praise = answered('PP-A', 'PASS', { data: { violation: 'PP-03' } });
    expect(begun().outcome(praise)).toBe('violation-without-failure');
  });

  it('is given by nobody but the two officers, and not in a closed task', () => {
    expect(begun().outcome(answered('PP-A', 'PASS', { actor: STRANGER }))).toBe('not-assigned');
    const closed = begun().given(taskTold({ closed: 'FORCE_MAJEURE' }));
    expect(closed.outcome(answered('PP-A', 'PASS'))).toBe('task-closed');
  });

  it('never opens a finding in a stream that somebody occupied beforehand', () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const occupied = begun().given({
      type: 'ViolationConfirmed',
      stream: `finding/${id}`,
      actor: LEAD,
      cosigners: [SECOND],
      data: { violation: 'PP-01', gate: 'I', facts: 'No licence.', task: TASK },
    });
    expect(occupied.outcome(answered('PP-A', 'FAIL', { id }))).toBe('finding-id-used');
  });
});

describe('certificates', () => {
  it('are shown by the two who make the visit', () => {
    expect(begun().outcome(shown({ data: { officers: [LEAD, STRANGER] } }))).toBe('not-assigned');
    expect(begun().outcome(shown({ actor: STRANGER }))).toBe('not-assigned');
    expect(over().outcome(shown())).toBe('visit-finished');
    const one = begun().given(shown());
    expect(visitOf(one.facts(), TASK)?.certificatesShown).toBe(one.last('CertificateShown').occurredAt);
  });
});

describe('evidence', () => {
  it('is registered by its hash, also after the visit', () => {
    const one = over().given(evidence());
    expect(visitOf(one.facts(), TASK)?.evidence).toEqual([
      { evidence: 'Z-1', kind: 'AUDIO_VISUAL', sha256: file.sha256 },
    ]);
  });

  it('has a number of its own, a visit to belong to and a past', () => {
    const again = evidence({ data: { file: { sha256: hash('c'), size: 1 } } });
    expect(begun().given(evidence()).outcome(again)).toBe('evidence-number-used');
    expect(county().outcome(evidence())).toBe('visit-not-started');
    const future = evidence({ data: { captured: '2026-03-02T12:00:00.000+08:00' } });
    expect(begun().outcome(future)).toBe('captured-later');
    expect(begun().outcome(evidence({ actor: STRANGER }))).toBe('not-assigned');
  });
});
