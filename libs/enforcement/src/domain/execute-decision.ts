import { limitUnder, ruleAt } from '@mingjing/governance/contracts';
import { chinaDay, earliestMoment, instantOf, rejection, under, type Facts } from '@mingjing/kernel';
import type { CaseClosed, DecisionAnnulled, DecisionServed, FinePaid } from '../payloads/penalty-decided';
import { theCaseMustStand, type CasePolicy } from './case-policies';
import { ofCase } from './corrected-case';
import { daysBetween } from './day-count';
import type { PenaltyCase } from './penalty-case';

const PAYMENT_RULE = 'T-60';
const SURCHARGE_RULE = 'T-61';

const thereMustBeADecision: CasePolicy = (one) =>
  one?.stage === 'DECIDED' || one?.stage === 'SERVED'
    ? undefined
    : rejection(
        'decision-missing',
        'There is no decision in force in this case: record PenaltyDecided first.',
        { ...(one === undefined ? {} : { case: one.id }) },
      );

const theDecisionIsServedOnce: CasePolicy = (one) =>
  one?.stage === 'SERVED'
    ? rejection('decision-served', 'The decision was served already, and is served once: see the case.', {
        case: one.id,
      })
    : undefined;

const theDecisionIsServedAfterItIsMade: CasePolicy = (one, { occurredAt }, facts) => {
  const decided = one?.decision === undefined ? occurredAt : earliestMoment(facts, one.decision);
  return instantOf(occurredAt) >= instantOf(decided)
    ? undefined
    : rejection(
        'served-before-decision',
        `The decision was made at ${decided}, after ${occurredAt}: correct the moment of the service.`,
        { decided },
      );
};

export const serveDecision = under<PenaltyCase, DecisionServed>([
  theCaseMustStand,
  thereMustBeADecision,
  theDecisionIsServedOnce,
  theDecisionIsServedAfterItIsMade,
]);

const theDecisionMustBeServed: CasePolicy = (one) =>
  one?.stage === 'SERVED'
    ? undefined
    : rejection(
        'decision-not-served',
        'The decision has not been served on the party: record DecisionServed first.',
        { ...(one === undefined ? {} : { case: one.id }) },
      );

/**
 * The most that can be owed on a day, in fen: the fine and, where rules T-60 and T-61 are in force, so
 * many percent of it for each day after the last day of payment, never more than the fine itself
 * (Penalty Law Art. 72).
 */
export function owedAtMost(one: PenaltyCase, facts: Facts, moment: string): number {
  const fine = fineOf(one);
  const last = one.served === undefined ? undefined : limitUnder(facts, PAYMENT_RULE, one.served.at)?.limit;
  const percent = ruleAt(facts, SURCHARGE_RULE, moment)?.value;
  if (last === undefined || percent === undefined) return fine;
  const daysLate = Math.max(0, daysBetween(chinaDay(last), chinaDay(moment)));
  return fine + Math.min(fine, Math.floor((fine * percent * daysLate) / 100));
}

function fineOf({ decision }: PenaltyCase): number {
  return decision?.fineFen ?? 0;
}

/** `3500`, or `3500.50`. */
function yuan(fen: number): string {
  return (fen / 100).toFixed(fen % 100 === 0 ? 0 : 2);
}

const nobodyPaysMoreThanIsOwed: CasePolicy<FinePaid> = (one, { data, occurredAt }, facts) => {
  if (one === undefined) return undefined;
  const owed = owedAtMost(one, facts, occurredAt);
  return one.paidFen + data.amountFen <= owed
    ? undefined
    : rejection(
        'paid-more-than-owed',
        `With this payment of ${yuan(data.amountFen)} yuan ${yuan(one.paidFen + data.amountFen)} yuan are paid, and fine and surcharge come to ${yuan(owed)} yuan: correct the amount.`,
        {
          owedFen: owed,
          paidFen: one.paidFen,
          amountFen: data.amountFen,
        },
      );
};

/** Closed as executed, and a correction shows that it was not: what is still owed can be paid. */
const isStillOwed: CasePolicy<FinePaid> = ofCase.asCorrected((one, statement, facts) =>
  one?.closed?.reason === 'EXECUTED' && one.annulled === undefined && one.paidFen < fineOf(one)
    ? undefined
    : (theCaseMustStand(one, statement, facts) ?? theDecisionMustBeServed(one, statement, facts)),
);

export const payFine = under<PenaltyCase, FinePaid>([
  isStillOwed,
  ofCase.statedOrCorrected(nobodyPaysMoreThanIsOwed),
]);

export const nobodyPaysMoreThanIsOwedAsCorrected = ofCase.asCorrected(nobodyPaysMoreThanIsOwed);

/** Reconsideration and lawsuit take longer than payment: a case that is closed is opened again by a remake. */
const thereMustBeADecisionToAnnul: CasePolicy = (one, statement, facts) =>
  one?.stage === 'CLOSED' && one.decision !== undefined && one.annulled?.remake !== false
    ? undefined
    : (theCaseMustStand(one, statement, facts) ?? thereMustBeADecision(one, statement, facts));

export const annulDecision = under<PenaltyCase, DecisionAnnulled>([thereMustBeADecisionToAnnul]);

const anotherReasonNeedsAGround: CasePolicy<CaseClosed> = (_one, { data }) =>
  data.reason !== 'EXECUTED' && data.ground === undefined
    ? rejection(
        'close-without-ground',
        `A case closed as ${data.reason} needs its ground in words: state it.`,
        { reason: data.reason },
      )
    : undefined;

const executedMeansServedAndPaid: CasePolicy<CaseClosed> = (one, statement, facts) => {
  if (one === undefined || statement.data.reason !== 'EXECUTED') return undefined;
  const fine = fineOf(one);
  return (
    theDecisionMustBeServed(one, statement, facts) ??
    (one.paidFen >= fine
      ? undefined
      : rejection(
          'fine-unpaid',
          `Of the fine of ${yuan(fine)} yuan ${yuan(one.paidFen)} have been paid: record the rest as FinePaid first.`,
          {
            fineFen: fine,
            paidFen: one.paidFen,
          },
        ))
  );
};

export const closeCase = under<PenaltyCase, CaseClosed>([
  theCaseMustStand,
  anotherReasonNeedsAGround,
  ofCase.statedOrCorrected(executedMeansServedAndPaid),
]);

export const executedMeansPaidAsCorrected = ofCase.asCorrected(executedMeansServedAndPaid);
