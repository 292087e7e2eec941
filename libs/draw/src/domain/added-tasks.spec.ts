import type { Draft } from '@mingjing/kernel/testing';
import { CLERK, county, entity, entityChange, interest } from '../testing/county';
import { aDraw, aFreeze, DRAW, hotels } from '../testing/steps';
import { aClosure, aDesignation, aTask, aTrigger, evidence, TASK, TRIGGER } from '../testing/tasks';
import { anApproval, aNotice, aStart, ofTask, pairNow } from '../testing/visits';
import { assignmentOf } from './assignment';
import { frozenRegisterOf, isSealed } from './draw-questions';
import { obligationOf, triggerOf } from './task-sources';

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
      due: '2026-06-30',
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
