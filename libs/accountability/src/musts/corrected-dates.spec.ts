import type { Draft } from '@mingjing/kernel/testing';
import {
  china,
  confirmed,
  extended,
  F1,
  F2,
  O1,
  ordered,
  rechecked,
  recheckWaived,
  served,
  traced,
} from '../testing/acts';
import { uuid, visitStarted } from '../testing/acts';
import { corrected, decided, decisionServed, filed } from '../testing/case-acts';
import { openBureau } from '../testing/bureau';
import { judged } from '../testing/judged';

const ORDER = uuid('7', 1);
const EXTENSION = uuid('7', 2);
const SERVED = uuid('7', 3);

/** T-36 runs from Tuesday 17 March to the end of the 31st, from Tuesday 24 March to the end of Wednesday 8 April. */
const due = (stated: string, gate = 'O'): readonly Draft[] => [
  ...visitStarted('03-02 09:00'),
  traced('03-02 10:00'),
  confirmed('03-02 11:00', gate),
  ordered('03-02 11:30', { due: stated, id: ORDER }),
  served('03-02 11:40'),
];
const redated = (day: string, at: string, of = ORDER, id = uuid('8', 1)): Draft =>
  corrected(of, at, of === ORDER ? 'data.findings.0.due' : 'data.due', `2026-${day}`, id);

describe('the date of an order that was typed wrong', () => {
  it('runs the clock of the recheck from the day that is right', () => {
    const later = judged(due('03-17'), redated('03-24', '03-20 10:00'));
    expect(later.row('M2', '04-08 23:59')).toMatchObject({
      ...{ state: 'PENDING', limit: '2026-04-08T23:59:59.999+08:00', corrected: true },
    });
    expect(later.row('M2', '04-09 00:00')).toMatchObject({ state: 'OVERDUE' });
    const sooner = judged(due('03-24'), redated('03-17', '03-20 10:00'));
    expect(sooner.row('M2', '04-01 00:00')).toMatchObject({ state: 'OVERDUE' });
  });

  it('stands on the entry of its correction too', () => {
    const { because } = judged(due('03-17'), redated('03-24', '03-20 10:00')).row('M2', '03-21 10:00');
    expect(because.map(({ type }) => type)).toEqual([
      'RectificationOrdered',
      'OrderServed',
      'CorrectionRecorded',
    ]);
  });

  it('is what it was until the correction', () => {
    const told = judged(due('03-17'), redated('03-24', '03-30 10:00'));
    expect(told.row('M2', '03-30 09:59')).toMatchObject({ limit: '2026-03-31T23:59:59.999+08:00' });
  });

  it('gains no time by a correction that comes after the limit', () => {
    const told = judged(due('03-17'), redated('03-24', '04-01 10:00'));
    expect(told.row('M2', '04-02 10:00')).toMatchObject({
      ...{ state: 'OVERDUE', limit: '2026-03-31T23:59:59.999+08:00' },
      note: 'date corrected after the limit',
    });
  });

  it('loses time by one whenever it comes', () => {
    const told = judged(due('03-24'), redated('03-17', '04-20 10:00'));
    expect(told.row('M2', '04-21 10:00')).toMatchObject({ limit: '2026-03-31T23:59:59.999+08:00' });
  });

  it('goes back to where it was by a second correction in time', () => {
    const back = redated('03-17', '03-21 10:00', ORDER, uuid('8', 2));
    const told = judged(due('03-17'), redated('03-24', '03-20 10:00'), back);
    expect(told.row('M2', '03-22 10:00')).toMatchObject({ limit: '2026-03-31T23:59:59.999+08:00' });
  });

  it('leaves the day of an extension alone, and moves with that of the extension', () => {
    const moved = [...due('03-17'), extended('03-16 10:00', '03-24', { id: EXTENSION })];
    const first = judged(moved, redated('03-12', '03-20 10:00'));
    expect(first.row('M2', '03-21 10:00')).toMatchObject({ limit: '2026-04-08T23:59:59.999+08:00' });
    const second = judged(moved, redated('03-17', '03-20 10:00', EXTENSION));
    expect(second.row('M2', '03-21 10:00')).toMatchObject({ limit: '2026-03-31T23:59:59.999+08:00' });
  });

  it('weighs from the entry of its correction on, whenever that is said to have been made', () => {
    const late = { ...redated('03-24', '03-03 10:00'), recorded: china('03-30 10:00') };
    const told = judged(due('03-17'), late);
    expect(told.row('M2', '03-29 10:00')).toMatchObject({ limit: '2026-03-31T23:59:59.999+08:00' });
    expect(told.row('M2', '03-29 10:00')).not.toHaveProperty('corrected');
    expect(told.row('M2', '03-30 10:00')).toMatchObject({ limit: '2026-04-08T23:59:59.999+08:00' });
  });

  it('is taken of its own finding among several', () => {
    const findings = [F2, F1].map((finding) => ({ finding, kind: 'BY_DATE', due: '2026-03-17' }));
    const told = judged(
      ...[visitStarted('03-02 09:00'), traced('03-02 10:00'), traced('03-02 10:00', F2)],
      ...[confirmed('03-02 11:00'), confirmed('03-02 11:00', 'I', { finding: F2 })],
      ...[ordered('03-02 11:30', { id: ORDER, data: { findings } }), served('03-02 11:40')],
      corrected(ORDER, '03-18 10:00', 'data.findings.1.due', '2026-03-24'),
    );
    const limits = [F1, F2].map(
      (finding) => told.rows('04-01 10:00', finding).find(({ must }) => must === 'M2')?.limit,
    );
    expect(limits).toEqual(['2026-04-08T23:59:59.999+08:00', '2026-03-31T23:59:59.999+08:00']);
  });

  it('is not that of another finding in the order', () => {
    const other = corrected(ORDER, '03-20 10:00', 'data.findings.1.due', '2026-03-24');
    expect(judged(due('03-17'), other).row('M2', '03-21 10:00').limit).toBe('2026-03-31T23:59:59.999+08:00');
  });
});

describe('the moment of an act that was typed wrong', () => {
  it('is what it was until the correction', () => {
    const late = corrected(SERVED, '03-30 10:00', 'occurredAt', china('02-27 10:00'));
    const told = judged(
      ...[visitStarted('02-26 09:00'), traced('02-26 10:00'), confirmed('02-26 11:00')],
      ...[ordered('02-26 11:30'), served('03-02 11:40', { id: SERVED }), late],
    );
    expect(told.row('M2', '03-30 09:00')).toMatchObject({ limit: '2026-03-16T23:59:59.999+08:00' });
    // Saturday 28 February is worked.
    expect(told.row('M2', '03-30 10:00')).toMatchObject({ limit: '2026-03-12T23:59:59.999+08:00' });
  });
});

describe('a recheck that proves to have come before the date', () => {
  const early = [...due('03-17'), rechecked('03-18 10:00', 'NO'), redated('03-24', '03-20 10:00')];

  it('is none of what must 2 asks, unless it found the violation corrected', () => {
    expect(judged(early).states('03-19 10:00')).toMatchObject({ M1_AGAIN: 'PENDING', M2: 'MET' });
    expect(judged(early).row('M2', '03-21 10:00')).toMatchObject({ state: 'PENDING' });
    const good = [...due('03-17'), rechecked('03-18 10:00', 'YES'), redated('03-24', '03-20 10:00')];
    expect(judged(good).row('M2', '03-21 10:00')).toMatchObject({ state: 'MET' });
  });

  it('opens neither must 1 again nor must 3', () => {
    const states = judged(early).states('03-21 10:00');
    expect(states).not.toHaveProperty('M1_AGAIN');
    expect(states).toMatchObject({ M3: 'PENDING' });
  });

  it('is no ground of the penalty that it led to', () => {
    const penalised = [
      ...early.slice(0, -1),
      filed('03-18 11:00'),
      ...decided('03-19 10:00'),
      decisionServed('03-19 11:00'),
    ];
    expect(judged(penalised).row('M3', '03-19 12:00')).toMatchObject({ state: 'MET' });
    expect(judged(penalised, redated('03-24', '03-20 10:00')).row('M3', '03-21 10:00')).toMatchObject({
      ...{ state: 'PENDING', note: 'PENDING(gate); penalised before it opened, without a ground (Art. 38)' },
    });
  });

  it('is done again after the day that is right, under the same order', () => {
    expect(
      openBureau()
        .given(...early)
        .admission(rechecked('03-23 10:00', 'NO')),
    ).toBe('recheck-before-due');
    const again = judged(early, rechecked('03-25 10:00', 'NO'));
    expect(again.states('03-26 10:00')).toMatchObject({ M1_AGAIN: 'PENDING', M2: 'MET' });
    expect(again.scenario.admission(rechecked('03-26 10:00', 'YES'))).toBe('finding-not-in-order');
  });

  it('may be waived instead, where the entity is gone by then', () => {
    expect(judged(early, recheckWaived('03-25 10:00')).row('M2', '03-26 10:00')).toMatchObject({
      state: 'WAIVED_WITH_BASIS',
    });
  });

  it('lets no recheck in twice where nothing was corrected', () => {
    const twice = openBureau().given(...early.slice(0, -1));
    expect(twice.admission(rechecked('03-25 10:00', 'NO', { order: O1 }))).toBe('finding-not-in-order');
  });
});
