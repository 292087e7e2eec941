import {
  answered,
  approved,
  confirmed,
  county,
  LEAD,
  SECOND,
  started,
  STRANGER,
  TASK,
  taskTold,
} from '../testing';
import { dismissed } from '../testing';
import { findingOf, findingsOfTask, NO_TASK, openFindings } from './finding';

const OWN = '22222222-2222-4222-8222-222222222222';
const TRACE = '33333333-3333-4333-8333-333333333333';
const AT = '2026-03-02T10:10:00.000+08:00';

const begun = () => county().given(approved(), started({ at: '2026-03-02T10:00:00.000+08:00' }));
const traced = () => begun().given(answered('PP-A', 'FAIL', { id: TRACE, at: AT }));
const withoutTask = (changes: object = {}) => confirmed(OWN, { ...changes, data: { entity: 'E-0002' } });

describe('a violation', () => {
  it('is confirmed by the two officers of the task, whoever of them states it', () => {
    const one = traced().given(confirmed(TRACE, { actor: SECOND, cosigners: [LEAD] }));
    expect(findingOf(one.facts(), TRACE)).toMatchObject({
      status: 'CONFIRMED',
      source: 'ITEM',
      violation: 'PP-03',
      gate: 'I_O',
      task: TASK,
      entity: 'E-0001',
      origin: 'DRAW',
      lead: 'G-0001',
      second: 'G-0002',
      openedAt: AT,
      confirmed: { at: one.last('ViolationConfirmed').occurredAt },
      confirmedBy: [SECOND, LEAD],
    });
  });

  it('is never confirmed by one officer, nor by others than those of the task', () => {
    const { cosigners: _none, ...alone } = confirmed(TRACE);
    expect(traced().outcome(alone)).toBe('two-officers-needed');
    expect(traced().outcome(confirmed(TRACE, { actor: STRANGER }))).toBe('not-assigned');
    expect(traced().outcome(confirmed(TRACE, { cosigners: [STRANGER] }))).toBe('not-assigned');
    expect(traced().outcome(confirmed(TRACE, { cosigners: [SECOND, STRANGER] }))).toBe('not-assigned');
  });

  it('falls to the officer who replaced another', () => {
    const replaced = () => traced().given(taskTold({ second: 'G-0003' }));
    expect(replaced().outcome(confirmed(TRACE))).toBe('not-assigned');
    expect(replaced().outcome(confirmed(TRACE, { cosigners: [STRANGER] }))).toBe('accepted');
  });

  it('is confirmed once, not before its trace, and not after a dismissal', () => {
    expect(traced().given(confirmed(TRACE)).outcome(confirmed(TRACE))).toBe('finding-confirmed');
    const early = confirmed(TRACE, { at: '2026-03-02T10:09:59.999+08:00' });
    expect(traced().outcome(early)).toBe('before-trace');
    expect(traced().given(dismissed(TRACE)).outcome(confirmed(TRACE))).toBe('finding-dismissed');
  });

  it('does not move to another task or entity', () => {
    expect(traced().outcome(confirmed(TRACE, { data: { task: 'D-1/E-0002' } }))).toBe('other-subject');
    expect(traced().outcome(confirmed(TRACE, { data: { entity: 'E-0002' } }))).toBe('other-subject');
    expect(traced().outcome(confirmed(TRACE, { data: { task: TASK, entity: 'E-0001' } }))).toBe('accepted');
  });
});

describe('a violation without a trace', () => {
  it('seen in a visit opens a finding of that task', () => {
    const one = begun().given(confirmed(OWN, { actor: SECOND, cosigners: [LEAD], data: { task: TASK } }));
    expect(findingOf(one.facts(), OWN)).toMatchObject({
      status: 'CONFIRMED',
      source: 'OFFICER',
      trace: one.last('ViolationConfirmed').id,
      task: TASK,
      entity: 'E-0001',
      origin: 'DRAW',
      lead: 'G-0001',
      second: 'G-0002',
      openedAt: one.last('ViolationConfirmed').occurredAt,
    });
    expect(findingsOfTask(one.facts(), TASK).map(({ id }) => id)).toEqual([OWN]);
  });

  it('seen elsewhere opens a finding of the entity, answered for by those who sign', () => {
    const one = county().given(withoutTask());
    expect(findingOf(one.facts(), OWN)).toMatchObject({
      entity: 'E-0002',
      origin: NO_TASK,
      lead: 'G-0001',
      second: 'G-0002',
    });
    expect(findingOf(one.facts(), OWN)).not.toHaveProperty('task');
    expect(openFindings(one.facts()).map(({ id }) => id)).toEqual([OWN]);
  });

  it('names where it was seen', () => {
    const inTask = (task: string) => confirmed(OWN, { data: { task } });
    expect(county().outcome(confirmed(OWN))).toBe('finding-without-subject');
    expect(county().outcome(inTask('D-1/E-0009'))).toBe('task-unknown');
    expect(county().outcome(inTask(TASK))).toBe('visit-not-started');
    expect(county().outcome(confirmed(OWN, { data: { entity: 'E-0099' } }))).toBe('entity-unknown');
    expect(begun().outcome(confirmed(OWN, { data: { task: TASK, entity: 'E-0002' } }))).toBe('other-subject');
  });

  it('is confirmed by two officers and takes a UUID', () => {
    expect(county().outcome(withoutTask({ cosigners: ['head/H-1'] }))).toBe('not-assigned');
    const { cosigners: _none, ...alone } = withoutTask() as {
      cosigners: unknown;
      type: string;
      stream: string;
      data: object;
    };
    expect(county().outcome(alone)).toBe('two-officers-needed');
    expect(begun().outcome(confirmed('F-1', { data: { task: TASK } }))).toBe('finding-id-form');
    expect(begun().outcome(confirmed(OWN, { data: { task: TASK }, cosigners: [STRANGER] }))).toBe(
      'not-assigned',
    );
  });
});
