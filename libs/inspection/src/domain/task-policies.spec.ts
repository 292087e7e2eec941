import type { Draft } from '@mingjing/kernel/testing';
import { answered, approved, CLERK, county, evidence, finished, notified, reported } from '../testing';
import { sampled, shown, signed, started, taskTold } from '../testing';

const pushed: Draft = {
  type: 'InspectionPushed',
  stream: 'task/D-1/E-0001',
  actor: CLERK,
  data: { receipt: 'R-1' },
};

/** What belongs to the visit itself; what comes in afterwards stands below. */
const visiting: readonly Draft[] = [
  approved(),
  notified(),
  started(),
  shown(),
  answered('PP-A', 'PASS'),
  sampled(),
  signed(),
  finished(),
];
const afterwards: readonly Draft[] = [evidence(), reported('COMPLIANT'), pushed];

const named = (drafts: readonly Draft[]) => drafts.map((draft) => [draft.type, draft] as const);

describe('a task', () => {
  it.each(named([...visiting, ...afterwards]))('that nobody opened takes no %s', (_type, draft) => {
    expect(county().outcome({ ...draft, stream: 'task/D-1/E-0077' })).toBe('task-unknown');
  });

  it.each(named(visiting))('that is closed takes no %s', (_type, draft) => {
    const closed = taskTold({ closed: 'OUT_OF_BUSINESS' });
    expect(county().given(closed).outcome(draft)).toBe('task-closed');
  });

  it('that was closed after a visit still takes evidence, reports and receipts', () => {
    const visited = county().given(approved(), started(), answered('PP-A', 'PASS'), sampled(), signed());
    const closed = visited.given(finished(), taskTold({ closed: 'LICENCE_EXPIRED_REVOKED' }));
    for (const draft of afterwards) expect(closed.outcome(draft)).toBe('accepted');
  });
});
