import type { Draft, Scenario } from '@mingjing/kernel/testing';
import {
  answered,
  approved,
  closed,
  confirmed,
  county,
  dismissed,
  HEAD,
  hash,
  LEAD,
  merged,
} from '../testing';
import { SECOND, started, STRANGER, TASK, withdrawn } from '../testing';
import { findingOf, findingsOfTask, openFindings, type FindingStatus } from './finding';

const A = '0000000a-0000-4000-8000-000000000000';
const B = '0000000b-0000-4000-8000-000000000000';
const C = '0000000c-0000-4000-8000-000000000000';
const AT = '2026-03-02T10:10:00.000+08:00';

/** Traces A and B on the same entity. */
const traced = (): Scenario =>
  county().given(
    approved(),
    started({ at: '2026-03-02T10:00:00.000+08:00' }),
    answered('PP-A', 'FAIL', { id: A, at: AT }),
    answered('PP-B', 'FAIL', { id: B, at: AT }),
  );

const status = (one: Scenario, id = A): FindingStatus | undefined => findingOf(one.facts(), id)?.status;

describe('a trace', () => {
  it('is dismissed with evidence by an officer of the task and a second person', () => {
    const one = traced().given(dismissed(A, { cosigners: [HEAD] }));
    expect(findingOf(one.facts(), A)).toMatchObject({
      status: 'DISMISSED',
      settled: {
        by: LEAD,
        confirmed: false,
        evidence: [hash('b')],
        at: one.last('FindingDismissed').occurredAt,
      },
    });
    const { cosigners: _none, ...alone } = dismissed(A);
    expect(traced().outcome(alone)).toBe('second-person-needed');
    expect(traced().outcome(dismissed(A, { actor: STRANGER }))).toBe('not-assigned');
    expect(traced().outcome(dismissed(A, { data: { evidence: [] } }))).toBe('payload-invalid');
  });

  it('is merged into an open finding of the same entity and no other', () => {
    const elsewhere = confirmed(C, { data: { entity: 'E-0002' } });
    expect(status(traced().given(merged(A, B)))).toBe('MERGED');
    expect(traced().outcome(merged(A, A))).toBe('merge-into-itself');
    expect(traced().outcome(merged(A, C))).toBe('finding-unknown');
    expect(traced().given(elsewhere).outcome(merged(A, C))).toBe('other-entity');
    expect(traced().given(dismissed(B)).outcome(merged(A, B))).toBe('merge-target-settled');
    expect(traced().outcome(merged(A, B, { actor: STRANGER }))).toBe('not-assigned');
  });

  it('says into what it was merged', () => {
    expect(findingOf(traced().given(merged(A, B)).facts(), A)?.settled?.into).toBe(B);
  });

  it('is not answered before it was left', () => {
    const early = '2026-03-02T10:09:00.000+08:00';
    expect(traced().outcome(dismissed(A, { at: early }))).toBe('before-trace');
    expect(traced().outcome(withdrawn(A, { at: early }))).toBe('before-trace');
  });
});

describe('a confirmed violation', () => {
  const standing = () => traced().given(confirmed(A));

  it('is neither dismissed nor merged any more', () => {
    expect(standing().outcome(dismissed(A))).toBe('finding-confirmed');
    expect(standing().outcome(merged(A, B))).toBe('finding-confirmed');
  });

  it('is closed by its lead or the head', () => {
    expect(standing().outcome(closed(A, { actor: SECOND }))).toBe('not-assigned');
    expect(standing().outcome(closed(A, { actor: STRANGER }))).toBe('not-assigned');
    expect(standing().outcome(closed(A, { actor: HEAD }))).toBe('accepted');
    const one = standing().given(closed(A));
    expect(findingOf(one.facts(), A)).toMatchObject({
      status: 'CLOSED',
      settled: { confirmed: true, evidence: [] },
    });
  });

  it('is withdrawn by the head, with evidence or, to be shown as such, without', () => {
    expect(findingOf(standing().given(withdrawn(A)).facts(), A)?.settled?.evidence).toEqual([]);
    const proven = standing().given(withdrawn(A, { data: { evidence: [hash('d')] } }));
    expect(findingOf(proven.facts(), A)).toMatchObject({
      status: 'WITHDRAWN',
      settled: { evidence: [hash('d')] },
    });
  });
});

describe('a settled finding', () => {
  const ways: readonly (readonly [FindingStatus, Draft])[] = [
    ['DISMISSED', dismissed(A)],
    ['MERGED', merged(A, B)],
    ['CLOSED', closed(A)],
    ['WITHDRAWN', withdrawn(A)],
  ];
  const answers = [confirmed(A), dismissed(A), merged(A, B), closed(A), withdrawn(A)];

  it.each(ways)('that was %s refuses every further answer by that name', (name, way) => {
    for (const answer of answers) {
      expect(traced().given(way).outcome(answer)).toBe(`finding-${name.toLowerCase()}`);
    }
  });

  it.each(ways)('that was %s is no longer among the open ones, but still of its task', (_name, way) => {
    const one = traced();
    expect(openFindings(one.facts()).map(({ id }) => id)).toEqual([A, B]);
    one.given(way);
    expect(openFindings(one.facts()).map(({ id }) => id)).toEqual([B]);
    expect(findingsOfTask(one.facts(), TASK).map(({ id }) => id)).toEqual([A, B]);
  });
});

describe('a finding that was merged into another', () => {
  const inB = (): Scenario => traced().given(merged(A, B));

  it('is answered there as long as that one stands, however that one is closed', () => {
    expect(inB().given(confirmed(B)).outcome(confirmed(A))).toBe('finding-merged');
    expect(inB().given(closed(B)).outcome(confirmed(A))).toBe('finding-merged');
  });

  it.each([
    ['dismissed', dismissed(B)],
    ['withdrawn', withdrawn(B)],
  ])('is answered for itself when that one was %s', (_way, way) => {
    const one = inB().given(way);
    expect(one.outcome(merged(A, B))).toBe('merge-target-settled');
    expect(one.outcome(confirmed(A))).toBe('accepted');
    expect(status(one)).toBe('CONFIRMED');
    expect(openFindings(one.facts()).map(({ id }) => id)).toEqual([A]);
  });
});

describe('a finding that was never opened', () => {
  it('is not dismissed, merged, closed or withdrawn', () => {
    for (const answer of [dismissed(C), merged(C, A), closed(C), withdrawn(C)]) {
      expect(traced().outcome(answer)).toBe('finding-unknown');
    }
  });
});
