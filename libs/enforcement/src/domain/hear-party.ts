import { calendarOf, limitUnder, ruleAt } from '@mingjing/governance/contracts';
import {
  chinaDay,
  correctedMoment,
  earliestMoment,
  instantOf,
  rejection,
  under,
  workingDaysBefore,
  type Facts,
} from '@mingjing/kernel';
import type { DefenceReceived, HearingHeld, HearingRequested, NoticeGiven } from '../payloads/hearing';
import {
  onlyAnInvestigatorMayState,
  refuseFineAgainstKinds,
  theCaseMustAwaitItsDecision,
  theCaseMustStand,
  type CasePolicy,
} from './case-policies';
import type { PenaltyCase } from './penalty-case';

const HEARING_REQUEST_RULE = 'T-54';
const HEARING_NOTICE_RULE = 'T-55';

/**
 * A hearing asked for within rule T-54 of the notice, and not held yet. A later request is recorded
 * and blocks nothing; where no version of the rule is in force, no request is late.
 */
export function hearingIsPending(one: PenaltyCase, facts: Facts): boolean {
  const { notice, hearingRequest, hearing } = one;
  if (notice === undefined || hearingRequest === undefined || hearing !== undefined) return false;
  return isInTime(facts, notice.at, hearingRequest.at);
}

/** The same where a correction shows that the request came in time: the party's right hangs on no slip of ours. */
export function hearingIsPendingAsCorrected(one: PenaltyCase, facts: Facts): boolean {
  const { notice, hearingRequest, hearing } = one;
  if (notice === undefined || hearingRequest === undefined || hearing !== undefined) return false;
  return isInTime(facts, correctedMoment(facts, notice), correctedMoment(facts, hearingRequest));
}

function isInTime(facts: Facts, noticed: string, requested: string): boolean {
  const limit = limitUnder(facts, HEARING_REQUEST_RULE, noticed)?.limit;
  return limit === undefined || instantOf(requested) <= instantOf(limit);
}

const aProposalIsSound: CasePolicy<NoticeGiven> = (_one, { data }) =>
  refuseFineAgainstKinds(data.proposal.kinds, data.proposal.fineFen);

export const giveNotice = under<PenaltyCase, NoticeGiven>([
  theCaseMustStand,
  theCaseMustAwaitItsDecision,
  onlyAnInvestigatorMayState,
  aProposalIsSound,
]);

/** Penalty Law Arts. 44, 45, 62: the party is told before anything is decided. */
export const noticeMustHaveBeenGiven: CasePolicy = (one) =>
  one?.notice === undefined
    ? rejection('notice-missing', 'The party has not been told what is intended: give notice first.', {
        ...(one === undefined ? {} : { case: one.id }),
      })
    : undefined;

const beforeTheDecision = [theCaseMustStand, theCaseMustAwaitItsDecision, noticeMustHaveBeenGiven];

export const receiveDefence = under<PenaltyCase, DefenceReceived>(beforeTheDecision);

export const requestHearing = under<PenaltyCase, HearingRequested>(beforeTheDecision);

const aHearingMustHaveBeenRequested: CasePolicy = (one) =>
  one?.hearingRequest === undefined
    ? rejection(
        'hearing-not-requested',
        'Nobody has asked for a hearing in this case: record HearingRequested first.',
      )
    : undefined;

/** Penalty Law Art. 64(4). */
const noInvestigatorMayPreside: CasePolicy<HearingHeld> = (one, { data }) =>
  one?.investigators.includes(data.president) === true
    ? rejection(
        'investigator-presides',
        `${data.president} investigates this case and may not preside: name another president.`,
        { president: data.president },
      )
    : undefined;

/**
 * Penalty Law Art. 64(2), rule T-55: so many working days lie between the day on which the party is told
 * and the hearing, both out. Nobody is told of a hearing before it is asked for.
 */
const thePartyMustBeToldInTime: CasePolicy<HearingHeld> = (one, { data, occurredAt }, facts) => {
  const requested = one?.hearingRequest && chinaDay(earliestMoment(facts, one.hearingRequest));
  const days = ruleAt(facts, HEARING_NOTICE_RULE, occurredAt)?.value;
  if (requested === undefined || days === undefined) return undefined;
  const { notified = requested } = data;
  const latest = workingDaysBefore(chinaDay(occurredAt), days, calendarOf(facts));
  if (notified >= requested && notified <= latest) return undefined;
  return rejection(
    'hearing-notice-short',
    `The party is told time and place of the hearing after it asks (${requested}) and ${days} whole working days before it is held: by ${latest}, not on ${notified}. Hold it later.`,
    { requested, notified, latest },
  );
};

export const holdHearing = under<PenaltyCase, HearingHeld>([
  ...beforeTheDecision,
  aHearingMustHaveBeenRequested,
  noInvestigatorMayPreside,
  thePartyMustBeToldInTime,
]);
