import { shippedRules } from '@mingjing/governance';
import { calendarTold, LEAD, ruleTold, shippedCalendar } from '../testing/bureau';
import {
  china,
  confirmed,
  corrected,
  decided,
  decisionServed,
  filed,
  lateReason,
  ordered,
  served,
  traced,
  uuid,
  visitStarted,
} from '../testing/acts';
import { Judged, judged, judgedIn } from '../testing/judged';
import { judgeMusts } from './judge';
import { limitKey } from './must-record';

const trace = (at: string) => [...visitStarted(at), traced(at)];
const rule = (id: string, members: object) => {
  const known = shippedRules.find((one) => one.rule === id);
  return ruleTold({ ...known, version: 2, ...members } as { rule: string });
};

describe('a limit', () => {
  it.each([
    // Worked cases of the domain handbook: National Day, Sunday 20 September and Saturday 10 October worked.
    ['09-19 10:00', '2026-09-22T23:59:59.999+08:00'],
    ['09-30 23:59', '2026-10-10T23:59:59.999+08:00'],
    ['10-01 00:01', '2026-10-10T23:59:59.999+08:00'],
  ])('of three working days from %s ends at %s', (at, limit) => {
    expect(judged(trace(at)).row('M1', '12-01 10:00').limit).toBe(limit);
  });

  it('of a served decision crosses National Day', () => {
    const told = judged(
      trace('09-01 10:00'),
      confirmed('09-01 11:00'),
      filed('09-02 10:00'),
      decided('09-30 10:00'),
    );
    expect(told.row('M3', '10-15 23:59')).toMatchObject({
      state: 'PENDING',
      limit: '2026-10-15T23:59:59.999+08:00',
    });
    expect(told.row('M3', '10-16 00:00').state).toBe('OVERDUE');
  });

  it('that ends on a holiday rolls where its rule says so', () => {
    const told = judged(trace('07-01 10:00'), confirmed('07-01 11:00'), filed('07-05 10:00'));
    expect(told.row('M3', '10-01 10:00').limit).toBe('2026-10-08T23:59:59.999+08:00');
  });

  it('through a year without a calendar is provisional; when the calendar comes both values are kept', () => {
    const acts = [...trace('12-30 10:00'), confirmed('12-30 11:00')];
    const before = judged(acts);
    const provisional = before.row('M1', '12-31 10:00');
    expect(provisional.rule).toMatchObject({ provisional: true });
    const after = judged(acts, { ...calendarTold(shippedCalendar(2027)), at: china('12-31 10:00') });
    expect(after.row('M1', '12-31 11:00').rule).toMatchObject({ provisional: false });
    const stored = after.record().limits[limitKey('T-34', china('12-30 10:00'))];
    expect(stored?.map(({ limit }) => limit)).toEqual([
      provisional.limit,
      after.row('M1', '12-31 11:00').limit,
    ]);
    expect(provisional.limit).not.toBe(after.row('M1', '12-31 11:00').limit);
  });

  it('that runs is taken over by a rule that is new from its effect, and the old value is kept', () => {
    const told = judged(trace('03-02 10:00'), {
      ...rule('T-34', { value: 5, validFrom: '2026-03-04' }),
      at: china('03-03 10:00'),
    });
    expect(told.row('M1', '03-04 10:00')).toMatchObject({
      limit: '2026-03-09T23:59:59.999+08:00',
      rule: { version: 2 },
    });
    expect(told.record().limits[limitKey('T-34', china('03-02 10:00'))]).toHaveLength(2);
  });

  it('is made when its rule is published after the trace', () => {
    const told = judgedIn({ without: ['T-34'] }, trace('03-02 10:00'), {
      ...rule('T-34', { version: 1 }),
      at: china('03-20 10:00'),
    });
    expect(told.row('M1', '03-20 11:00')).toMatchObject({
      state: 'OVERDUE',
      limit: '2026-03-05T23:59:59.999+08:00',
    });
  });
});

describe('an act that is entered late', () => {
  const step = (recorded: string, more: object = {}) =>
    judged(trace('03-02 10:00'), confirmed('03-02 11:00', 'I', { recorded, id: uuid('7', 1), ...more }));
  const confirmation = (told: ReturnType<typeof step>) => told.record().confirmed;

  it.each([
    ['03-03 10:59', 'L0'],
    ['03-03 11:01', 'L2'],
    ['03-09 23:59', 'L2'],
    ['03-10 00:01', 'L3'],
  ])('recorded at %s is of class %s', (recorded, lateness) => {
    expect(confirmation(step(recorded))).toMatchObject({ lateness });
  });

  it('is of class L1 where the device shows when it captured the act', () => {
    const device = { device: { id: 'd-1', seq: 3 }, capturedAt: china('03-02 11:00') };
    expect(confirmation(step('03-04 11:00', device))).toMatchObject({ lateness: 'L1' });
  });

  it('starts must 3 when it happened, or when it was recorded where it came too late', () => {
    expect(step('03-05 10:00').row('M3', '03-10 10:00').limit).toBe('2026-03-23T23:59:59.999+08:00');
    expect(step('03-11 10:00').row('M3', '03-12 10:00').limit).toBe('2026-04-01T23:59:59.999+08:00');
  });

  it('counts when it happened once another person approved why', () => {
    const told = judged(
      trace('03-02 10:00'),
      confirmed('03-02 11:00', 'I', { recorded: '03-11 10:00', id: uuid('7', 1) }),
      lateReason(uuid('7', 1), '03-12 10:00'),
    );
    expect(told.row('M3', '03-13 10:00').limit).toBe('2026-03-23T23:59:59.999+08:00');
  });

  it('is of class L4 where a complaint was recorded between', () => {
    const { scenario } = judged(trace('03-02 10:00'));
    scenario.given(confirmed('03-02 11:00', 'I', { recorded: '03-04 10:00' }));
    const complaint = {
      ...scenario.last('ItemAnswered'),
      type: 'TriggerRecorded',
      stream: `trigger/${uuid('5', 1)}`,
    };
    const data = { kind: 'COMPLAINT', entity: 'E-0001', received: china('03-03 09:00') };
    const at = scenario.events.findIndex(({ type }) => type === 'ViolationConfirmed');
    scenario.events.splice(at, 0, { ...complaint, data, recordedAt: '2026-03-03T01:00:00.000Z' });
    expect(judgedFrom(scenario).confirmed).toMatchObject({ lateness: 'L4' });
  });

  it('is of class L5 where its claim contradicts the ledger', () => {
    const { scenario } = judged(trace('03-02 10:00'), confirmed('03-02 11:00'));
    const index = scenario.events.findIndex(({ type }) => type === 'OfficerRegistered');
    const registered = scenario.events[index];
    const certificate = { kind: 'x', validFrom: '2026-03-03', validTo: '2028-12-31' };
    scenario.events[index] = { ...registered!, data: { ...registered!.data, certificate } };
    expect(judgedFrom(scenario)).toMatchObject({ trace: { lateness: 'L5' }, confirmed: { lateness: 'L5' } });
  });

  it('is of an unknown class, and counts as recorded, where no rule says what in time is', () => {
    const told = judgedIn(
      { without: ['L0'] },
      trace('03-02 10:00'),
      confirmed('03-02 11:00', 'I', { recorded: '03-03 09:00' }),
    );
    expect(told.record().confirmed).toMatchObject({ lateness: 'UNKNOWN' });
    expect(told.row('M3', '03-10 10:00').limit).toBe('2026-03-24T23:59:59.999+08:00');
  });

  const judgedFrom = (scenario: ReturnType<typeof judged>['scenario']) => new Judged(scenario).record();
});

describe('a correction', () => {
  const acts = [
    ...trace('03-02 10:00'),
    confirmed('03-02 11:00'),
    ordered('03-02 11:30'),
    served('03-05 10:00', { id: uuid('6', 1) }),
  ];

  it('marks the rows that stand on what it corrects, and no others', () => {
    const rows = judged(acts, corrected(uuid('6', 1), '03-20 10:00', 'data.receipt', '回证3')).rows(
      '03-21 10:00',
    );
    expect(rows.map(({ must, state, corrected: mark }) => [must, state, mark])).toEqual([
      ['M1', 'MET', true],
      ['M2', 'OVERDUE', true],
      ['M3', 'PENDING', undefined],
    ]);
  });

  it('may make an act later, never earlier: hindsight betters nobody', () => {
    const at = (moment: string) =>
      judged(acts, corrected(uuid('6', 1), '03-20 10:00', 'occurredAt', moment)).row('M1', '03-21 10:00');
    expect(at(china('03-06 10:00'))).toMatchObject({
      state: 'MET_LATE',
      doneAt: china('03-06 10:00'),
      corrected: true,
    });
    expect(at(china('03-04 10:00'))).toMatchObject({
      state: 'MET',
      doneAt: china('03-05 10:00'),
      corrected: true,
    });
  });
});

describe('a judgement as of an earlier moment', () => {
  const told = judged(
    trace('03-02 10:00'),
    confirmed('03-02 11:00'),
    ordered('03-02 11:30', { due: '03-17' }),
    served('03-09 10:00'),
    filed('03-10 10:00'),
    decided('05-10 10:00'),
    decisionServed('05-11 10:00'),
  );

  it('knows only what there was', () => {
    expect(told.rows('03-01 10:00')).toEqual([]);
    expect(told.states('03-02 10:30')).toEqual({ M1: 'PENDING' });
    expect(told.states('03-06 10:00')).toEqual({ M1: 'OVERDUE', M3: 'PENDING' });
    expect(told.states('03-09 10:00')).toEqual({ M1: 'MET_LATE', M2: 'PENDING', M3: 'PENDING' });
    expect(told.states('06-09 10:00')).toEqual({ M1: 'MET_LATE', M2: 'OVERDUE', M3: 'MET' });
  });

  it('refuses what is no moment', () => {
    expect(() => judgeMusts(told.record(), 'yesterday')).toThrow(RangeError);
  });

  it('takes a recorded time as well as a claim', () => {
    const rows = judgeMusts(told.record(), '2026-03-05T16:00:00.000Z');
    expect(rows[0]).toMatchObject({ must: 'M1', state: 'OVERDUE' });
    expect(rows[0]?.because[0]).toMatchObject({ signer: LEAD });
  });
});
