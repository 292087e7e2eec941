import {
  confirmed,
  F1,
  F2,
  extended,
  ordered,
  ORDER,
  rechecked,
  reported,
  served,
  uuid,
  withdrawn,
} from '../testing/acts';
import { CLERK, DEPUTY, HEAD, LEAD, openBureau } from '../testing/bureau';
import { enforcementOf, orderOf } from './enforcement-of';

/** Ordered on 5 January with a date on the 20th. */
const issued = () => openBureau().given(confirmed(), ordered());
const at = (moment: string) => ({ at: `${moment}:00.000+08:00` });
const inForce = () => issued().given(served({}, at('2026-01-06T10:00')));

describe('the service of an order', () => {
  it('starts its life with the entity', () => {
    expect(orderOf(inForce().facts(), ORDER)).toMatchObject({
      status: 'SERVED',
      served: { at: '2026-01-06T10:00:00.000+08:00', by: LEAD, method: 'IN_PERSON' },
    });
  });

  it('needs an order', () => {
    expect(openBureau().outcome(served())).toBe('order-unknown');
  });

  it('happens once, and after the order was issued', () => {
    expect(inForce().outcome(served())).toBe('order-served');
    expect(issued().outcome(served({}, at('2026-01-05T08:00')))).toBe('served-before-order');
  });

  it('is refused after the date by which the entity was to correct', () => {
    expect(issued().outcome(served({}, at('2026-01-21T00:00')))).toBe('due-before-service');
    expect(issued().outcome(served({}, at('2026-01-20T23:59')))).toBe('accepted');
  });
});

describe('the extension of an order', () => {
  it('moves the date once, before it passes', () => {
    const scenario = inForce().given(extended({}, at('2026-01-20T23:00')));
    const { id: extension } = scenario.last('OrderExtended');
    expect(orderOf(scenario.facts(), ORDER)?.findings).toEqual([
      { finding: F1, kind: 'BY_DATE', due: '2026-01-30', firstDue: '2026-01-20', extension },
    ]);
    expect(scenario.outcome(extended({ due: '2026-01-31' }))).toBe('extended-already');
  });

  it('is refused after the date by what it claims, accepted where it is only recorded late', () => {
    expect(inForce().outcome(extended({}, at('2026-01-21T00:00')))).toBe('extension-after-due');
    const late = inForce().passTo('2026-01-25T09:00:00.000+08:00');
    expect(late.outcome(extended({}, at('2026-01-19T09:00')))).toBe('accepted');
  });

  it('lasts at most as long as the first period from the service', () => {
    // Served on the 6th, due on the 20th: fourteen days, so until 3 February.
    expect(inForce().outcome(extended({ due: '2026-02-04' }))).toBe('extension-too-long');
    expect(inForce().outcome(extended({ due: '2026-02-03' }))).toBe('accepted');
  });

  it('moves the date to a later, real day, never before the service', () => {
    expect(inForce().outcome(extended({ due: '2026-01-20' }))).toBe('extension-not-later');
    expect(inForce().outcome(extended({ due: '2026-01-32' }))).toBe('payload-invalid');
    expect(inForce().outcome(extended({ due: '2026-02-30' }))).toBe('extension-not-later');
    expect(inForce().outcome(extended({ due: '2026-01-05' }))).toBe('due-before-service');
  });

  it('moves only dates that stand in the order', () => {
    expect(inForce().outcome(extended({ findings: [F2] }))).toBe('nothing-to-extend');
    expect(inForce().outcome(extended({ findings: [F1] }))).toBe('accepted');
    const atOnce = openBureau().given(
      confirmed(),
      ordered({ findings: [{ finding: F1, kind: 'IMMEDIATE' }] }),
      served(),
    );
    expect(atOnce.outcome(extended())).toBe('nothing-to-extend');
  });

  it('moves only the findings that it names', () => {
    const findings = [F1, F2].map((finding) => ({ finding, kind: 'BY_DATE', due: '2026-01-20' }));
    const scenario = openBureau().given(confirmed(), confirmed(F2), ordered({ findings }), served());
    scenario.given(extended({ findings: [F2] }));
    expect(orderOf(scenario.facts(), ORDER)?.findings.map((one) => one.due)).toEqual([
      '2026-01-20',
      '2026-01-30',
    ]);
    expect(scenario.outcome(extended({ due: '2026-01-29' }))).toBe('extended-already');
    expect(scenario.outcome(extended({ due: '2026-01-29', findings: [F1] }))).toBe('accepted');
  });

  it('is the head’s to grant, on an order that was served', () => {
    expect(issued().outcome(extended())).toBe('order-not-served');
    expect(inForce().outcome({ ...extended(), actor: DEPUTY })).toBe('not-authorised');
  });
});

describe('the withdrawal of an order', () => {
  it('is a head’s decision and ends the order', () => {
    const scenario = inForce().given(withdrawn());
    expect(orderOf(scenario.facts(), ORDER)).toMatchObject({
      status: 'WITHDRAWN',
      withdrawn: { decider: HEAD },
    });
    expect(enforcementOf(scenario.facts(), F1).orders).toEqual([{ order: ORDER, open: false }]);
    const recheck = rechecked({ [F1]: 'YES' }, at('2026-01-21T09:00'));
    expect(scenario.outcome(recheck)).toBe('order-withdrawn');
    expect(scenario.outcome(withdrawn())).toBe('order-withdrawn');
  });

  it('names a decider who is a head', () => {
    expect(inForce().outcome(withdrawn({ decider: DEPUTY }))).toBe('decider-not-head');
  });
});

describe('the entity’s report that it has corrected', () => {
  it('follows the service', () => {
    expect(issued().outcome(reported())).toBe('order-not-served');
    expect(inForce().outcome(reported({}, at('2026-01-06T09:00')))).toBe('before-service');
    const scenario = inForce().given({ ...reported({}, at('2026-01-10T09:00')), actor: CLERK });
    expect(orderOf(scenario.facts(), ORDER)?.reportedAt).toBe('2026-01-10T09:00:00.000+08:00');
    expect(scenario.outcome({ ...reported(), stream: `order/${uuid('a', 9)}` })).toBe('order-unknown');
  });
});
