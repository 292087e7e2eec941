import {
  answered,
  approved,
  county,
  finished,
  LAB,
  reported,
  role,
  sampled,
  signed,
  started,
} from '../testing';
import { confirmed, STRANGER, TASK } from '../testing';
import { visitOf } from './visit';

const begun = () => county().given(approved(), started({ at: '2026-03-02T10:00:00.000+08:00' }));
const taken = () => begun().given(sampled());

describe('a sample', () => {
  it('is taken while the visit runs and at no other time', () => {
    const outside = 'sample-outside-visit';
    expect(county().given(approved()).outcome(sampled())).toBe(outside);
    expect(begun().outcome(sampled({ at: '2026-03-02T09:59:59.999+08:00' }))).toBe(outside);
    const over = begun().given(answered('PP-A', 'PASS'), signed(), finished());
    expect(over.outcome(sampled())).toBe(outside);
    expect(begun().outcome(sampled())).toBe('accepted');
  });

  it('has a number of its own and serves an item of the checklist', () => {
    expect(taken().outcome(sampled())).toBe('sample-number-used');
    expect(begun().outcome(sampled({ data: { item: 'PP-C' } }))).toBe('item-not-on-checklist');
    expect(begun().outcome(sampled({ actor: STRANGER }))).toBe('not-assigned');
  });
});

describe('a laboratory’s report', () => {
  it('that is bad opens a finding, though the visit is long over', () => {
    const one = taken().given(answered('PP-A', 'PASS'), signed(), finished());
    one.given(
      reported('NON_COMPLIANT', { data: { violation: 'PP-02' }, at: '2026-03-20T16:00:00.000+08:00' }),
    );
    const report = one.last('LabReported');
    expect(one.last('FindingOpened')).toMatchObject({
      stream: `finding/${report.id}`,
      occurredAt: '2026-03-20T16:00:00.000+08:00',
      data: { source: 'LAB', item: 'PP-A', violation: 'PP-02', task: TASK, entity: 'E-0001', origin: 'DRAW' },
    });
    expect(visitOf(one.facts(), TASK)?.samples[0]?.reported?.result).toBe('NON_COMPLIANT');
  });

  it('that is good opens none and names no violation', () => {
    expect(taken().given(reported('COMPLIANT')).all('FindingOpened')).toHaveLength(0);
    const odd = reported('COMPLIANT', { data: { violation: 'PP-02' } });
    expect(taken().outcome(odd)).toBe('violation-without-failure');
  });

  it('is made once, on a sample that was taken before it', () => {
    expect(taken().given(reported('COMPLIANT')).outcome(reported('COMPLIANT'))).toBe('sample-reported');
    expect(begun().outcome(reported('COMPLIANT'))).toBe('sample-unknown');
    const early = reported('COMPLIANT', { at: '2026-03-02T09:00:00.000+08:00' });
    expect(taken().outcome(early)).toBe('report-before-sample');
  });

  it('is signed for the laboratory that holds the sample', () => {
    const foreign = taken().given(role('lab/L-2', 'LAB_SIGNER', 'private-lab'));
    expect(foreign.outcome(reported('COMPLIANT', { actor: 'lab/L-2' }))).toBe('other-lab');
    expect(foreign.outcome(reported('COMPLIANT', { actor: LAB }))).toBe('accepted');
  });

  it('never opens a finding in a stream that is occupied', () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const occupied = taken().given(confirmed(id, { data: { task: TASK } }));
    expect(occupied.outcome(reported('NON_COMPLIANT', { id }))).toBe('finding-id-used');
  });
});
