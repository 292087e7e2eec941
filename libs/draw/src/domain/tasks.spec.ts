import type { Draft } from '@mingjing/kernel/testing';
import {
  CLERK,
  county,
  entity,
  entityChange,
  HEAD,
  interest,
  officer,
  officerChange,
  ORGANISER,
} from '../testing/county';
import { hotels, pools, countersignedDraw, DRAW, unblindedDraw, aDraw, aFreeze } from '../testing/steps';
import { anApproval, aNotice, aStart, ofTask, pairNow } from '../testing/visits';
import { assignmentOf } from './assignment';
import { frozenRegisterOf, isSealed } from './draw-questions';
import { tasksOfDraw } from './drawn-tasks';
import { obligationOf, triggerOf } from './task-sources';
import { drawnThisYear } from './year-facts';

const TASK = '00000000-0000-4000-a000-000000000001';
const TRIGGER = '00000000-0000-4000-a000-0000000000f1';
const evidence = ['cd'.repeat(32)];

function aTask(members: object = {}, id = TASK): Draft {
  const data = {
    ...{ origin: 'SPECIAL', entity: 'E-001', items: ['PP-01'], due: '2026-06-30', field: 'G/public-places' },
    ...members,
  };
  return { ...ofTask('TaskAdded', id, data), actor: CLERK };
}

function aTrigger(members: object = {}): Draft {
  const data = { kind: 'COMPLAINT', entity: 'E-001', received: '2026-03-01T10:00:00.000+08:00', ...members };
  return { type: 'TriggerRecorded', stream: `trigger/${TRIGGER}`, actor: CLERK, data };
}

function aDesignation(members: object = {}, signs: object = {}, id = TASK): Draft {
  const data = { rule: '专项行动方案', decider: HEAD, lead: 'G-02', second: 'G-04', ...members };
  return { ...ofTask('OfficersDesignated', id, data), actor: HEAD, ...signs };
}

function aClosure(
  task: string,
  lead: string,
  members: object = {},
  cosigners: readonly string[] = [HEAD],
): Draft {
  const data = { reason: 'OUT_OF_BUSINESS', evidence, ...members };
  return { ...ofTask('TaskClosed', task, data), actor: `officer/${lead}`, cosigners };
}

describe('a task that no draw made', () => {
  it('stands under a UUID and for an entity of the register', () => {
    const now = county();
    expect(now.outcome(aTask({}, 'T-1'))).toBe('task-id-not-uuid');
    expect(now.outcome(aTask({ entity: 'E-999' }))).toBe('entity-unknown');
    expect(now.outcome(aTask({ due: '2026-02-30' }))).toBe('time-not-real');
    now.given(aTask());
    expect(now.outcome(aTask())).toBe('task-exists');
    expect(assignmentOf(now.facts(), TASK)).toEqual({
      ...{ origin: 'SPECIAL', entity: 'E-001', field: 'G/public-places', items: ['PP-01'], random: false },
      revealedTo: { officers: false, entity: false },
    });
    expect(isSealed(now.facts(), `task/${TASK}`)).toBe(false);
  });

  it('names what calls for it: nobody is visited at will', () => {
    const now = county();
    expect(now.outcome(aTask({ origin: 'COMPLAINT' }))).toBe('trigger-missing');
    expect(now.outcome(aTask({ origin: 'COMPLAINT', trigger: TRIGGER }))).toBe('trigger-missing');
    now.given(aTrigger());
    expect(now.outcome(aTask({ origin: 'EMERGENCY', trigger: TRIGGER }))).toBe('trigger-missing');
    expect(now.outcome(aTask({ origin: 'COMPLAINT', trigger: TRIGGER, entity: 'E-002' }))).toBe(
      'trigger-missing',
    );
    expect(now.outcome(aTask({ origin: 'COMPLAINT', trigger: TRIGGER }))).toBe('accepted');
    expect(triggerOf(now.facts(), TRIGGER)).toMatchObject({ kind: 'COMPLAINT', entity: 'E-001' });
  });

  it('is a row of a list only where a higher level drew it', () => {
    expect(county().outcome(aTask({ list: 'U-1' }))).toBe('list-missing');
    expect(county().outcome(aTask({ origin: 'NATIONAL' }))).toBe('list-missing');
    expect(county().outcome(aTask({ origin: 'NATIONAL', list: 'U-1' }))).toBe('list-missing');
  });

  it('spares the entity further daily checks where it is a key check', () => {
    const now = county().given(aTask({ origin: 'KEY' }));
    now.given(aDraw({ no: 2, kind: 'DAILY', strata: [hotels], exclude: ['COVERED_KEY'] }), aFreeze());
    expect(frozenRegisterOf(now.facts(), DRAW)?.counts).toMatchObject({ entities: 23, excluded: 1 });
  });
});

describe('officers designated by decision', () => {
  const added = () => county().given(aTask());

  it('are shown as not random', () => {
    const now = added().given(aDesignation());
    expect(assignmentOf(now.facts(), TASK)).toMatchObject({
      ...{ lead: 'G-02', second: 'G-04', random: false, revealedTo: { officers: true, entity: false } },
    });
    expect(now.outcome(aDesignation({ second: 'G-05' }))).toBe('accepted');
  });

  it.each<[string, object, object]>([
    ['two-officers-needed', { second: 'G-02' }, {}],
    ['officer-not-eligible', { lead: 'G-99' }, {}],
    ['officer-cannot-lead', { lead: 'G-04', second: 'G-02' }, {}],
    ['officer-has-conflict', { lead: 'G-01' }, {}],
    ['decider-not-authorised', { decider: 'legal/L-1' }, {}],
    ['decider-must-sign', {}, { actor: ORGANISER }],
    ['not-authorised', {}, { actor: CLERK }],
  ])('are refused with %s where they are %j', (code, members, signs) => {
    expect(added().outcome(aDesignation(members, signs))).toBe(code);
  });

  it('may be entered by another, if the decider signs', () => {
    expect(added().outcome(aDesignation({}, { actor: ORGANISER, cosigners: [HEAD] }))).toBe('accepted');
  });

  it('hold a certificate that is valid that day', () => {
    const certificate = { kind: '行政执法证', validFrom: '2020-01-01', validTo: '2026-01-31' };
    const now = added().given(officer('G-07', { certificate }), officerChange('G-05', { status: 'LEFT' }));
    expect(now.outcome(aDesignation({ lead: 'G-07' }))).toBe('officer-not-eligible');
    expect(now.outcome(aDesignation({ second: 'G-05' }))).toBe('officer-not-eligible');
  });

  it('never take the place of drawn ones', () => {
    const now = unblindedDraw();
    const [first] = tasksOfDraw(now.facts(), DRAW);
    expect(now.outcome(aDesignation({}, {}, first?.task))).toBe('officers-drawn');
    expect(now.outcome(aDesignation({}, {}, `${DRAW}/E-999`))).toBe('task-unknown');
  });

  it('are not exchanged once the visit has begun', () => {
    const now = added().given(aDesignation());
    now.given(anApproval(TASK), aNotice(now, TASK), aStart(now, TASK));
    expect(now.outcome(aDesignation({ second: 'G-05' }))).toBe('visit-begun');
  });
});

describe('the closure of a task', () => {
  it('needs a second person', () => {
    const now = unblindedDraw();
    const [{ task } = { task: '' }] = tasksOfDraw(now.facts(), DRAW);
    const { lead } = pairNow(now, task);
    expect(now.outcome(aClosure(task, lead, {}, []))).toBe('second-person-needed');
    expect(now.outcome(aClosure(task, lead, { evidence: [] }))).not.toBe('accepted');
    now.given(aClosure(task, lead));
    expect(assignmentOf(now.facts(), task)?.closed).toBe('OUT_OF_BUSINESS');
    expect(now.outcome(aClosure(task, lead))).toBe('task-closed');
    expect(now.all('ReserveCalled')).toEqual([]);
  });

  it('calls the next of the reserve by the rule of the draw where the plan says so', () => {
    const now = unblindedDraw({ reserve: 'NEXT', strata: [hotels] });
    const facts = now.facts();
    const tasks = tasksOfDraw(facts, DRAW);
    const [first, second] = tasks;
    now.given(
      aClosure(first?.task ?? '', first?.lead ?? ''),
      aClosure(second?.task ?? '', second?.lead ?? ''),
    );
    const called = now.all('ReserveCalled').map(({ data }) => data);
    expect(called.map(({ instead }) => instead)).toEqual([first?.entity, second?.entity]);
    expect(tasksOfDraw(now.facts(), DRAW).slice(tasks.length)).toMatchObject(
      called.map(({ entity: id, lead, second: other }) => ({ entity: id, lead, second: other })),
    );
    expect(tasks.map(({ entity: id }) => id)).not.toContain(called[0]?.entity);
    expect(drawnThisYear(now.facts(), 'GQ-2026', String(called[0]?.entity))).toBe(true);
  });

  it('tells the called entity at its side’s time', () => {
    const now = countersignedDraw({ reserve: 'NEXT', strata: [hotels] }).passTo(
      '2026-03-09T08:00:00.000+08:00',
    );
    const [first] = tasksOfDraw(now.facts(), DRAW);
    now.given(aClosure(first?.task ?? '', first?.lead ?? ''));
    const task = now.last('ReserveCalled').stream.slice('task/'.length);
    expect(assignmentOf(now.facts(), task)?.revealedTo).toEqual({ officers: true, entity: false });
    now.passTo('2026-03-09T12:00:00.000+08:00');
    expect(assignmentOf(now.facts(), task)?.revealedTo).toEqual({ officers: true, entity: true });
    expect(now.facts().list('deadline', '')).toEqual([]);
  });

  it('calls nobody where the reserve is exhausted', () => {
    const now = unblindedDraw({ reserve: 'NEXT', strata: [pools] });
    const [first] = tasksOfDraw(now.facts(), DRAW);
    now.given(aClosure(first?.task ?? '', first?.lead ?? ''));
    expect(now.all('ReserveCalled')).toEqual([]);
  });

  it('calls one entity for a joint task that each party closes', () => {
    const parties = [
      { id: 'health', field: 'G/public-places' },
      { id: 'medical', field: 'G/medical' },
    ];
    const { field: _field, ...shared } = hotels;
    const now = unblindedDraw({ reserve: 'NEXT', strata: [{ ...shared, parties }] });
    const [first, second] = tasksOfDraw(now.facts(), DRAW);
    expect(first?.task).toBe(`${DRAW}/${first?.entity ?? ''}/health`);
    now.given(
      aClosure(first?.task ?? '', first?.lead ?? ''),
      aClosure(second?.task ?? '', second?.lead ?? ''),
    );
    expect(new Set(now.all('ReserveCalled').map(({ data }) => data.entity)).size).toBe(1);
    expect(now.all('ReserveCalled')).toHaveLength(2);
  });
});

describe('an obligation', () => {
  const OBLIGATION = '00000000-0000-4000-a000-0000000000e1';
  const opened = (members: object = {}): Draft => ({
    ...{ type: 'ObligationOpened', stream: `obligation/${OBLIGATION}`, actor: CLERK },
    data: { kind: 'LICENCE_FIRST_CHECK', entity: 'E-001', due: '2026-04-30', rule: 'T-41', ...members },
  });
  const met = (task: string): Draft => ({
    ...{ type: 'ObligationMet', stream: `obligation/${OBLIGATION}`, actor: CLERK, data: { task } },
  });

  it('is opened once, for a known entity and a real day', () => {
    const now = county();
    expect(now.outcome(opened({ entity: 'E-999' }))).toBe('entity-unknown');
    expect(now.outcome(opened({ due: '2026-02-30' }))).toBe('time-not-real');
    expect(now.outcome({ ...opened(), stream: 'obligation/O-1' })).toBe('id-not-uuid');
    now.given(opened());
    expect(now.outcome(opened())).toBe('already-recorded');
    expect(now.outcome(met(TASK))).toBe('obligation-not-met');
  });

  it('is met by a finished visit at the same entity', () => {
    const now = county().given(opened(), aTask({ origin: 'LICENCE_FIRST_CHECK' }), aDesignation());
    now.given(anApproval(TASK), aNotice(now, TASK), aStart(now, TASK));
    expect(now.outcome(met(TASK))).toBe('obligation-not-met');
    const { lead, second } = pairNow(now, TASK);
    const both = { actor: `officer/${lead}`, cosigners: [`officer/${second}`] };
    const shown = { officers: [`officer/${lead}`, `officer/${second}`] };
    now.given(
      { ...ofTask('CertificateShown', TASK, shown), actor: `officer/${lead}` },
      { ...ofTask('ItemAnswered', TASK, { item: 'PP-01', result: 'PASS' }), actor: `officer/${lead}` },
      {
        ...ofTask('RecordSigned', TASK, { by: 'ENTITY', record: { sha256: evidence[0], size: 1 } }),
        ...both,
      },
      { ...ofTask('InspectionFinished', TASK, { result: 'NORMAL' }), ...both },
    );
    now.given(met(TASK));
    expect(obligationOf(now.facts(), OBLIGATION)?.met).toBe(TASK);
    expect(now.outcome(met(TASK))).toBe('obligation-not-open');
    expect(now.outcome(aClosure(TASK, lead))).toBe('visit-finished');
  });
});

describe('a trigger', () => {
  it('is recorded once, of a known entity, and not from the future', () => {
    const now = county();
    expect(now.outcome(aTrigger({ entity: 'E-999' }))).toBe('entity-unknown');
    expect(now.outcome(aTrigger({ received: '2026-12-01T10:00:00.000+08:00' }))).toBe('time-not-real');
    now.given(aTrigger());
    expect(now.outcome(aTrigger())).toBe('already-recorded');
  });
});

describe('an entity of another category', () => {
  it('is found, not drawn, and can still be visited on a complaint', () => {
    const now = county().given(
      entity('E-900', { category: 'UN', subtypes: [] }),
      aTrigger({ entity: 'E-900' }),
    );
    now.given(aTask({ origin: 'COMPLAINT', trigger: TRIGGER, entity: 'E-900' }), interest('G-03', 'E-900'));
    expect(now.outcome(aDesignation({ lead: 'G-03' }))).toBe('officer-has-conflict');
    now.given(entityChange('E-001', { status: 'CLOSED' }));
    expect(now.outcome(aDesignation())).toBe('accepted');
  });
});
