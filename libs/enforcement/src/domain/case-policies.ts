import { rejection, type Policy, type Rejection } from '@mingjing/kernel';
import type { PenaltyCase } from './penalty-case';

export type CasePolicy<D = unknown> = Policy<PenaltyCase, D>;

export const theCaseMustStand: CasePolicy = (one, { stream }) => {
  if (one === undefined) {
    return rejection('case-unknown', `There is no case ${stream}: file it first.`, { stream });
  }
  return one.stage === 'CLOSED'
    ? rejection(
        'case-closed',
        `Case ${one.number} was closed and takes nothing more: correct what is wrong by CorrectionRecorded.`,
        { case: one.id },
      )
    : undefined;
};

export const aCaseIsOpenedOnce: CasePolicy = (one) =>
  one === undefined
    ? undefined
    : rejection('case-exists', `This stream is case ${one.number} already: a new case takes a new id.`, {
        case: one.id,
      });

/** Notice, review, hearing and decision belong to the general procedure, before the decision. */
export const theCaseMustAwaitItsDecision: CasePolicy = (one) => {
  if (one === undefined || one.stage === 'FILED') return undefined;
  return one.procedure === 'SIMPLE'
    ? rejection(
        'case-is-simple',
        `Case ${one.number} was decided on the spot: it has no further procedure.`,
        { case: one.id },
      )
    : rejection(
        'case-decided',
        `Case ${one.number} was decided (${one.stage}): have the decision annulled first.`,
        {
          case: one.id,
          stage: one.stage,
        },
      );
};

export const onlyAnInvestigatorMayState: CasePolicy = (one, { actor, type }) =>
  one === undefined || one.investigators.includes(actor)
    ? undefined
    : rejection(
        'not-an-investigator',
        `${type} is stated by an investigator of the case; ${actor} is none.`,
        {
          actor,
          investigators: one.investigators,
        },
      );

/** Handbook §5.1, separation of duties: whoever investigates does not judge. */
export function noInvestigatorMay(act: string, code: string): CasePolicy {
  return (one, { actor }) =>
    one?.investigators.includes(actor) === true
      ? rejection(code, `${actor} investigates this case and may not ${act} it.`, { actor })
      : undefined;
}

/** Kinds and amount tell the same: a fine has an amount, an amount is a fine. */
export function refuseFineAgainstKinds(
  kinds: readonly string[],
  fineFen: number | undefined,
): Rejection | undefined {
  const fined = kinds.includes('FINE');
  if (fined && (fineFen ?? 0) === 0) {
    return rejection('fine-without-amount', 'A fine needs an amount: state fineFen.');
  }
  return !fined && (fineFen ?? 0) > 0
    ? rejection('amount-without-fine', 'An amount stands only where FINE is among the kinds.')
    : undefined;
}
