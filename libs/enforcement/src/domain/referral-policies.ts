import { rejection, under, type Policy } from '@mingjing/kernel';
import type {
  CaseTransferred,
  CrimeSuspected,
  PoliceDecision,
  ReceiptReceived,
  ReferralApproved,
  ReferralRefused,
  ReturnedByProsecutor,
  TransferReturned,
} from '../payloads/referral';
import { refuseReferredFinding } from './finding-in-acts';
import { isOfficer } from './officers';
import { penaltyCaseOf } from './penalty-case';
import type { Referral, ReferralStage } from './referral';
import { refuseAny, refuseUnconfirmedFinding, refuseUnknownFinding } from './standing-findings';

type ReferralPolicy<D = unknown> = Policy<Referral, D>;

function theReferralMustBe(...stages: readonly ReferralStage[]): ReferralPolicy {
  return (referral, { stream, type }) => {
    if (referral === undefined) {
      return rejection(
        'referral-unknown',
        `There is no referral ${stream}: correct the id, or open it first.`,
        { stream },
      );
    }
    return stages.includes(referral.stage)
      ? undefined
      : rejection(
          'referral-stage',
          `${type} follows ${stages.join(' or ')}; this referral is ${referral.stage}: state what comes next first.`,
          {
            stage: referral.stage,
            needed: stages,
          },
        );
  };
}

const aReferralIsOpenedOnce: ReferralPolicy = (referral) =>
  referral === undefined
    ? undefined
    : rejection('referral-exists', 'This stream is a referral already: a new one takes a new id.', {
        referral: referral.id,
      });

const theNamedCaseMustBeKnown: ReferralPolicy<CrimeSuspected | CaseTransferred> = (_one, { data }, facts) =>
  data.case === undefined || penaltyCaseOf(facts, data.case) !== undefined
    ? undefined
    : rejection('case-unknown', `There is no case ${data.case}: file it first, or correct the id.`, {
        case: data.case,
      });

/** Decree 310 Art. 5: a special group of two or more officers. */
const aGroupOfOfficersMustVerify: ReferralPolicy<CrimeSuspected> = (_referral, { data }) =>
  data.group.filter((one) => isOfficer(one)).length >= 2
    ? undefined
    : rejection(
        'group-too-small',
        'A suspicion is verified by a group of two or more officers: name all of them.',
        { group: data.group },
      );

const everyFindingMustBeKnownAndFree: ReferralPolicy<CrimeSuspected> = (_referral, { data }, facts) =>
  refuseAny(
    data.findings,
    (finding) => refuseUnknownFinding(facts, finding) ?? refuseReferredFinding(facts, finding),
  );

export const suspectCrime = under<Referral, CrimeSuspected>([
  aReferralIsOpenedOnce,
  everyFindingMustBeKnownAndFree,
  theNamedCaseMustBeKnown,
  aGroupOfOfficersMustVerify,
]);

const noMemberOfTheGroupMayDecide: ReferralPolicy = (referral, { actor }) =>
  referral?.group.includes(actor) === true
    ? rejection(
        'investigator-decides',
        `${actor} verified the suspicion and may not decide on it: let another person decide.`,
        { actor },
      )
    : undefined;

const onTheSuspicion = [theReferralMustBe('SUSPECTED'), noMemberOfTheGroupMayDecide];

export const approveReferral = under<Referral, ReferralApproved>(onTheSuspicion);

export const refuseReferral = under<Referral, ReferralRefused>(onTheSuspicion);

/** Decree 310 Art. 5: to the police only what the head has approved. */
const thePoliceReceiveWhatWasApproved: ReferralPolicy<CaseTransferred> = (referral, statement, facts) => {
  if (referral !== undefined) return theReferralMustBe('APPROVED')(referral, statement, facts);
  return statement.data.kind === 'POLICE'
    ? rejection(
        'referral-not-approved',
        'The police receive a matter only after the head has approved it: record ReferralApproved first.',
        { stream: statement.stream },
      )
    : undefined;
};

/** A referral goes as it was approved: no finding added, none left behind. */
const theFindingsAreThoseOfTheReferral: ReferralPolicy<CaseTransferred> = (referral, { data }, facts) => {
  if (referral === undefined) {
    return refuseAny(
      data.findings,
      (finding) => refuseUnconfirmedFinding(facts, finding) ?? refuseReferredFinding(facts, finding),
    );
  }
  const all = new Set([...referral.findings, ...data.findings]);
  const odd = [...all].find((one) => !(referral.findings.includes(one) && data.findings.includes(one)));
  return odd === undefined
    ? undefined
    : rejection(
        'finding-not-in-referral',
        `A referral is transferred whole and alone, and finding ${odd} differs: name the findings of the referral.`,
        { finding: odd },
      );
};

export const transferCase = under<Referral, CaseTransferred>([
  thePoliceReceiveWhatWasApproved,
  theFindingsAreThoseOfTheReferral,
  theNamedCaseMustBeKnown,
]);

export const receiveReceipt = under<Referral, ReceiptReceived>([theReferralMustBe('TRANSFERRED')]);

export const returnTransfer = under<Referral, TransferReturned>([
  theReferralMustBe('TRANSFERRED', 'RECEIVED'),
]);

const onlyThePoliceDecide: ReferralPolicy = (referral) =>
  referral === undefined || referral.kind === 'POLICE'
    ? undefined
    : rejection(
        'not-with-the-police',
        'This referral went to another department: only one to the police takes this.',
        { referral: referral.id },
      );

export const recordPoliceDecision = under<Referral, PoliceDecision>([
  onlyThePoliceDecide,
  // A decision may arrive without a receipt, and a later one may withdraw a filing.
  theReferralMustBe('TRANSFERRED', 'RECEIVED', 'FILED'),
]);

export const returnByProsecutor = under<Referral, ReturnedByProsecutor>([
  onlyThePoliceDecide,
  theReferralMustBe('FILED'),
]);
