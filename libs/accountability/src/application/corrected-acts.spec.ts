import type { Draft } from '@mingjing/kernel/testing';
import { act, china, confirmed, F1, O1, ordered, orderWithdrawn } from '../testing/acts';
import { rechecked, served, traced, uuid, visitFinished, visitStarted } from '../testing/acts';
import { LEAD, openBureau } from '../testing/bureau';
import { C1, corrected, decided, decisionServed, filed, receipted, transferred } from '../testing/case-acts';

const WRONG = uuid('7', 1);
const wrong = { id: WRONG };
const started = visitStarted('03-02 09:00');
const found = [...started, traced('03-02 10:00')];
const sure = [...found, confirmed('03-02 11:00')];
const [suspected, approved, sent] = transferred('03-20 10:00', 'POLICE') as readonly [Draft, Draft, Draft];
const dated = (draft: Draft, moment: string): Draft => ({ ...draft, at: china(moment) });
/** Typed four days late, under the id that is corrected. */
const late = (draft: Draft): Draft => ({ ...dated(draft, '03-26 10:00'), ...wrong });
const to = (moment: string) => corrected(WRONG, '03-28 10:00', 'occurredAt', china(moment));
const [signature, end] = visitFinished('03-26 10:00') as readonly [Draft, Draft];
const decision = [...sure, filed('03-10 10:00'), ...decided('03-20 10:00')];

type Case = readonly [string, code: string, before: readonly Draft[], later: (moment: string) => Draft];

const cases: readonly Case[] = [
  ['start of a visit', 'outside-visit', [...started.slice(0, 2), late(started[2]!)], (at) => traced(at)],
  ['last act of a visit', 'finished-before-last-act', [...found, late(signature)], (at) => dated(end, at)],
  [
    'trace of a finding',
    'before-trace',
    [...started, late(traced('03-26 10:00'))],
    (at) => confirmed(at, 'I', { finding: WRONG }),
  ],
  ['confirmation', 'before-confirmation', [...found, late(confirmed('03-26 10:00'))], (at) => ordered(at)],
  ['order', 'served-before-order', [...sure, late(ordered('03-26 10:00'))], (at) => served(at)],
  ['order', 'before-order', [...sure, late(ordered('03-26 10:00'))], (at) => orderWithdrawn(at)],
  [
    'service of an order',
    'before-service',
    [...sure, ordered('03-02 11:30'), late(served('03-26 10:00'))],
    (at) => rechecked(at, 'NO'),
  ],
  ['suspicion', 'before-suspicion', [...sure, late(suspected)], (at) => dated(approved, at)],
  ['approval', 'before-approval', [...sure, suspected, late(approved)], (at) => dated(sent, at)],
  ['transfer', 'before-transfer', [...sure, suspected, approved, late(sent)], (at) => receipted(at)],
  [
    'decision',
    'served-before-decision',
    [...decision.slice(0, -1), late(decision.at(-1)!)],
    (at) => decisionServed(at),
  ],
];

describe('an act that stands on another whose moment was typed wrong', () => {
  it.each(cases)(
    'goes by the %s as it was corrected, where that is earlier (%s)',
    (_what, code, before, later) => {
      expect(
        openBureau()
          .given(...before)
          .admission(later('03-24 10:00')),
      ).toBe(code);
      const right = openBureau().given(...before, to('03-22 10:00'));
      expect(right.admission(later('03-24 10:00'))).toBe('admitted');
      expect(right.admission(later('03-21 10:00'))).toBe(code);
    },
  );
});

describe('a date that was typed wrong in an order', () => {
  const due = (day: string) => corrected(WRONG, '03-14 10:00', 'data.findings.0.due', `2026-${day}`);
  const given = (stated: string, ...corrections: readonly Draft[]) =>
    openBureau().given(
      ...[...found, confirmed('03-02 11:00', 'O')],
      ordered('03-02 11:30', { due: stated, ...wrong }),
      served('03-02 11:40'),
      ...corrections,
    );
  const failed = (at: string) => rechecked(at, 'NO');

  it('leaves the party its time until the day that is right, and rechecks what was not corrected after it', () => {
    expect(given('03-12').admission(failed('03-16 10:00'))).toBe('admitted');
    expect(given('03-12', due('03-20')).admission(failed('03-16 10:00'))).toBe('recheck-before-due');
    expect(given('03-12', due('03-20')).admission(failed('03-21 10:00'))).toBe('admitted');
    expect(given('04-12').admission(failed('03-16 10:00'))).toBe('recheck-before-due');
    expect(given('04-12', due('03-12')).admission(failed('03-16 10:00'))).toBe('admitted');
  });

  it('refuses nothing that an old log let stand on the day as it was stated', () => {
    expect(given('03-12', due('03-20')).outcome(failed('03-16 10:00'))).toBe('accepted');
  });

  it('makes no ground for a penalty of a recheck that proves to have come before it', () => {
    const onSpot = act('OnSpotPenaltyImposed', `case/${C1}`, LEAD, '03-28 10:00', {
      ...{
        number: '高卫当罚〔2026〕1号',
        findings: [F1],
        kinds: ['FINE'],
        fineFen: 50_000,
        party: 'ORGANISATION',
      },
    });
    const penalty = { ...onSpot, cosigners: ['officer/G-0002'] };
    const after = given('03-12', failed('03-16 10:00'));
    expect(after.admission(penalty)).toBe('admitted');
    expect(after.given({ ...due('03-20'), at: china('03-27 10:00') }).admission(penalty)).toBe('gate-shut');
  });

  it('is extended from the day that is right', () => {
    const extended = act('OrderExtended', `order/${O1}`, 'head/H-1', '03-15 10:00', {
      due: '2026-03-25',
      reason: '到货',
    });
    expect(given('03-20').admission(extended)).toBe('admitted');
    expect(given('03-20', due('03-12')).admission(extended)).toBe('extension-after-due');
  });
});

describe('a hearing that the party has asked for', () => {
  const [asked, notice, review, made] = decided('03-20 10:00') as readonly [Draft, Draft, Draft, Draft];
  const requested = act('HearingRequested', `case/${C1}`, LEAD, '03-19 10:00', { form: 'WRITTEN' });
  const before = [
    ...sure,
    filed('03-08 10:00'),
    asked,
    late(dated(notice, '03-09 10:00')),
    requested,
    review,
  ];

  it('is held where a correction shows that it was asked for in time', () => {
    const told = before.map((one) => (one.id === WRONG ? dated(one, '03-09 10:00') : one));
    expect(
      openBureau()
        .given(...told)
        .admission(dated(made, '03-28 11:00')),
    ).toBe('admitted');
    const right = openBureau().given(...told, to('03-17 10:00'));
    expect(right.admission(dated(made, '03-28 11:00'))).toBe('hearing-pending');
    expect(right.outcome(dated(made, '03-28 11:00'))).toBe('accepted');
  });
});
