import type { Draft } from '@mingjing/kernel/testing';
import { Judged, judged, judgedIn } from '../testing/judged';
import { china, confirmed, ordered, served, traced, uuid, visitStarted } from '../testing/acts';
import { corrected, lateReason } from '../testing/case-acts';

const trace = (at: string) => [...visitStarted(at), traced(at)];
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

  it('starts must 3 when it happened, however late it was entered', () => {
    for (const recorded of ['03-05 10:00', '03-11 10:00']) {
      expect(step(recorded).row('M3', '03-12 10:00').limit).toBe('2026-03-23T23:59:59.999+08:00');
    }
  });

  it('is done when it was recorded where it came too late, unless another person approved why', () => {
    const answered = (...reason: readonly Draft[]) =>
      judged(
        trace('03-02 10:00'),
        confirmed('03-02 11:00', 'I', { recorded: '03-11 10:00', id: uuid('7', 1) }),
        ordered('03-02 11:30', { recorded: '03-11 10:01', id: uuid('7', 2) }),
        served('03-02 11:40', { recorded: '03-11 10:02', id: uuid('7', 3) }),
        reason,
      ).row('M1', '03-13 10:00');
    const approved = [1, 2, 3].map((n) => lateReason(uuid('7', n), '03-12 10:00', uuid('9', n)));
    expect(answered()).toMatchObject({ state: 'MET_LATE', doneAt: '2026-03-11T02:02:00.000Z' });
    expect(answered(...approved)).toMatchObject({ state: 'MET', doneAt: china('03-02 11:40') });
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
    const answered = judgedIn(
      { without: ['L0'] },
      trace('03-02 10:00'),
      confirmed('03-02 11:00'),
      ordered('03-02 11:30'),
      served('03-05 23:00', { recorded: '03-06 01:00' }),
    );
    expect(answered.row('M1', '03-10 10:00').state).toBe('MET_LATE');
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
