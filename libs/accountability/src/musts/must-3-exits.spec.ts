import type { RecordedEvent } from '@mingjing/kernel';
import { DEPUTY, HEAD } from '../testing/bureau';
import { holds } from '../testing/cells';
import { Judged, judged } from '../testing/judged';
import {
  assessed,
  china,
  closed,
  confirmed,
  educated,
  ordered,
  rechecked,
  served,
  traced,
  uuid,
  visitStarted,
  waived,
} from '../testing/acts';
import { caseClosed, decided, filed, onSpot } from '../testing/case-acts';

const trace = [...visitStarted('03-02 09:00'), traced('03-02 10:00')];
const order = [ordered('03-02 11:30', { due: '03-17' }), served('03-02 11:40')];
/** Confirmed on Monday 2 March: T-50 runs to the end of Monday 23 March. */
const gateI = [...trace, confirmed('03-02 11:00', 'I'), ...order];
const LATER = '12-01 10:00';

describe('must 3, gate I: lawful exits and breaches', () => {
  const reviewed = decided('04-01 10:00').slice(0, 3);
  const waivedInCase = waived('04-02 10:00', { data: { code: 'W57c', review: reviewed[2]?.id } });

  holds('M3', [
    ['WAIVED_WITH_BASIS', 'waived by the head, in time', LATER, [gateI, waived('03-20 10:00')], 'W30'],
    ['WAIVED_LATE', 'waived by the head, after the limit', LATER, [gateI, waived('03-24 10:00')]],
    [
      'BROKEN',
      'waived without power',
      '03-21 10:00',
      [gateI, waived('03-20 10:00', { actor: DEPUTY })],
      'waived without power',
    ],
    [
      'WAIVED_WITH_BASIS',
      'waived by the deputy with the head beside him',
      LATER,
      [gateI, waived('03-20 10:00', { actor: DEPUTY, cosigners: [HEAD] })],
    ],
    [
      'WAIVED_WITH_BASIS',
      'waived by the head, and penalised all the same',
      LATER,
      [gateI, waived('03-18 10:00'), onSpot('03-20 10:00')],
      'contradicted: penalised after it was waived',
    ],
    [
      'WAIVED_WITH_BASIS',
      'waived without power, then by the head',
      LATER,
      [gateI, waived('03-18 10:00', { actor: DEPUTY }), waived('03-20 10:00')],
    ],
    [
      'MET',
      'waived without power, then penalised',
      LATER,
      [gateI, waived('03-18 10:00', { actor: DEPUTY }), onSpot('03-20 10:00')],
    ],
    [
      'OVERDUE',
      'the fine alone waived: the rest is still owed',
      '03-24 10:00',
      [gateI, waived('03-20 10:00', { data: { code: 'W29' } })],
    ],
    [
      'WAIVED_WITH_BASIS',
      'a first violation waived, with education',
      LATER,
      [gateI, educated('03-19 10:00'), waived('03-20 10:00', { data: { code: 'W33b' } })],
      'W33b',
    ],
    [
      'OVERDUE',
      'a trivial violation waived, without education',
      '03-24 10:00',
      [gateI, waived('03-20 10:00', { data: { code: 'W33a' } })],
      'waiver without education record (Art. 33)',
    ],
    [
      'BELOW_STANDARD',
      'assessed as not reached, which gate I contradicts',
      LATER,
      [gateI, assessed('03-10 10:00', false)],
      'not reached (NONE), assessed by officer/G-0001; contradicted: gate I lets a penalty follow at once',
    ],
    [
      'BELOW_STANDARD',
      'assessed as not reached, late',
      LATER,
      [trace, confirmed('03-02 11:00', 'I_S'), assessed('03-24 10:00', false)],
      'not reached (NONE), assessed by officer/G-0001; LATE',
    ],
    [
      'OVERDUE',
      'assessed as not reached, then filed all the same',
      '07-01 10:00',
      [gateI, assessed('03-10 10:00', false), filed('03-12 10:00')],
    ],
    [
      'BROKEN',
      'reached, and the finding closed without act',
      '03-21 10:00',
      [gateI, assessed('03-10 10:00', true), rechecked('03-18 10:00', 'YES'), closed('03-20 10:00')],
    ],
    [
      'BROKEN',
      'never assessed, and the finding closed',
      '03-21 10:00',
      [gateI, rechecked('03-18 10:00', 'YES'), closed('03-20 10:00')],
    ],
    [
      'BELOW_STANDARD',
      'not reached, and the finding closed',
      LATER,
      [gateI, assessed('03-10 10:00', false), rechecked('03-18 10:00', 'YES'), closed('03-20 10:00')],
    ],
    [
      'BROKEN',
      'the case closed without act',
      '05-21 10:00',
      [gateI, filed('03-10 10:00'), caseClosed('05-20 10:00')],
      'reached, and the case closed without a penalty or a waiver',
    ],
    [
      'WAIVED_WITH_BASIS',
      'the case closed after its lawful waiver',
      LATER,
      [gateI, filed('03-10 10:00'), reviewed, waivedInCase, caseClosed('05-20 10:00', 'WAIVED')],
    ],
    // T-67 runs from the end of the act to its discovery: 24 months after the trace it bars nothing.
    [
      'OVERDUE',
      'open for longer than T-67',
      '2028-03-03 00:00',
      [gateI, filed('03-10 10:00')],
      'open for longer than T-67, which ended with the discovery and bars nothing',
    ],
  ]);

  it('is broken by a waiver that ends a case under investigation without its legal review', () => {
    const { scenario } = judged(gateI, filed('03-10 10:00'));
    const { index, ...last } = scenario.events.at(-1)!;
    // No decider lets it in: the record must tell all the same.
    const entry = { ...last, ...waived('03-20 10:00'), index: index + 1, id: uuid('4', 1) };
    const lacking = { ...entry, occurredAt: china('03-20 10:00'), recordedAt: '2026-03-20T02:00:00.000Z' };
    const told = new Judged(scenario, [lacking as unknown as RecordedEvent]);
    expect(told.row('M3', '03-21 10:00')).toMatchObject({
      state: 'BROKEN',
      note: 'waived without legal review',
    });
  });
});
