import type { Draft } from '@mingjing/kernel/testing';
import {
  annulled,
  CASE,
  closed,
  confirmed,
  decided,
  decisionServed,
  filed,
  noticed,
  paid,
} from '../testing/acts';
import { DEPUTY, openBureau, shippedRule } from '../testing/bureau';
import { penaltyCaseOf } from './penalty-case';

const at = (moment: string) => ({ at: `${moment}:00.000+08:00` });
const told = (...rules: readonly Draft[]) => openBureau(...rules).given(confirmed(), filed(), noticed());
/** 2,000 yuan, decided on 6 January at nine. */
const made = (...rules: readonly Draft[]) => told(...rules).given(decided({}, at('2026-01-06T09:00')));
const served = (...rules: readonly Draft[]) =>
  made(...rules).given(decisionServed({}, at('2026-01-07T09:00')));

describe('the service of a decision', () => {
  it('follows the decision, once', () => {
    expect(told().outcome(decisionServed())).toBe('decision-missing');
    expect(made().outcome(decisionServed({}, at('2026-01-06T08:59')))).toBe('served-before-decision');
    expect(served().outcome(decisionServed())).toBe('decision-served');
    expect(penaltyCaseOf(served().facts(), CASE)).toMatchObject({
      stage: 'SERVED',
      served: { at: '2026-01-07T09:00:00.000+08:00' },
    });
  });
});

describe('the payment of a fine', () => {
  it('follows the service and comes in parts', () => {
    expect(made().outcome(paid())).toBe('decision-not-served');
    const scenario = served().given(paid({ amountFen: 150_000 }), paid({ amountFen: 50_000 }));
    expect(penaltyCaseOf(scenario.facts(), CASE)?.paidFen).toBe(200_000);
  });

  it('is never more than the fine where no surcharge is in force', () => {
    expect(served().outcome(paid({ amountFen: 200_001 }))).toBe('paid-more-than-owed');
    const scenario = served().given(paid({ amountFen: 150_000 }));
    expect(scenario.outcome(paid({ amountFen: 50_001 }))).toBe('paid-more-than-owed');
    expect(scenario.refusal(paid({ amountFen: 50_001 }))?.reason).toBe(
      'With this payment of 500.01 yuan 2000.01 yuan are paid, and fine and surcharge come to 2000 yuan: correct the amount.',
    );
  });

  /** As shipped: fifteen days from the service on the 7th, until 22 January; then 3 % of 2,000 yuan a day. */
  const rules = ['T-60', 'T-61'].map(shippedRule);
  const most = (day: string, amountFen: number) =>
    served(...rules).outcome(paid({ amountFen }, at(`${day}T12:00`)));

  it('may add the surcharge of each day after the last', () => {
    expect(most('2026-01-22', 200_001)).toBe('paid-more-than-owed');
    expect(most('2026-01-24', 212_001)).toBe('paid-more-than-owed');
    expect(most('2026-01-24', 212_000)).toBe('accepted');
  });

  it('never adds more than the fine again', () => {
    expect(most('2026-12-31', 400_000)).toBe('accepted');
    expect(most('2026-12-31', 400_001)).toBe('paid-more-than-owed');
  });
});

describe('the closing of a case', () => {
  it('as executed needs that the decision was served and paid in full', () => {
    expect(made().outcome(closed())).toBe('decision-not-served');
    expect(
      served()
        .given(paid({ amountFen: 199_999 }))
        .outcome(closed()),
    ).toBe('fine-unpaid');
    expect(
      served()
        .given(paid({ amountFen: 199_999 }))
        .refusal(closed())?.reason,
    ).toBe('Of the fine of 2000 yuan 1999.99 have been paid: record the rest as FinePaid first.');
    const scenario = served().given(paid(), { ...closed(), actor: DEPUTY });
    expect(penaltyCaseOf(scenario.facts(), CASE)).toMatchObject({
      stage: 'CLOSED',
      closed: { reason: 'EXECUTED', by: DEPUTY },
    });
  });

  it('for any other reason needs a ground', () => {
    expect(told().outcome(closed({ reason: 'NOT_ESTABLISHED' }))).toBe('close-without-ground');
    expect(told().outcome(closed({ reason: 'NOT_ESTABLISHED', ground: '证据不足' }))).toBe('accepted');
  });

  it('ends it', () => {
    const scenario = served().given(paid(), closed());
    expect(scenario.outcome(closed())).toBe('case-closed');
    expect(scenario.outcome(paid())).toBe('case-closed');
  });
});

describe('the annulment of a decision', () => {
  const executed = () => served().given(paid(), closed());

  it('comes after the case was paid and closed too, once', () => {
    const gone = executed().given(annulled({ remake: false }));
    expect(penaltyCaseOf(gone.facts(), CASE)).toMatchObject({
      stage: 'CLOSED',
      annulled: { remake: false },
    });
    expect(gone.outcome(annulled({ remake: false }))).toBe('case-closed');
    expect(gone.outcome(closed({ reason: 'ANNULLED', ground: '法院判决' }))).toBe('case-closed');
  });

  it('opens a closed case again where the decision is to be made anew', () => {
    const again = executed().given(annulled({ remake: true }));
    expect(penaltyCaseOf(again.facts(), CASE)).toMatchObject({ stage: 'FILED' });
    expect(penaltyCaseOf(again.facts(), CASE)?.closed).toBeUndefined();
    expect(again.outcome(noticed())).toBe('accepted');
  });
});
