import { allOf, type EventDefinition } from '@mingjing/kernel';
import { aHearingRequestedInTimeMustHaveBeenHeld, decidePenalty } from '../domain/decide-penalty';
import { aDecisionInForceIsCarriedThrough, onlyAnAnnulledDecisionEndsItsCase } from '../domain/close-case';
import {
  annulDecision,
  closeCase,
  executedMeansPaidAsCorrected,
  nobodyPaysMoreThanIsOwedAsCorrected,
  payFine,
  serveDecision,
} from '../domain/execute-decision';
import { fileCase } from '../domain/file-case';
import { giveNotice, holdHearing, receiveDefence, requestHearing } from '../domain/hear-party';
import { imposeOnSpot, noFineOnTheSpotInsteadOfATransfer, reportOnSpot } from '../domain/impose-on-spot';
import { doReview, holdDiscussion, requestReview, returnReview } from '../domain/legal-review';
import {
  aCaseFollowsTheConfirmations,
  actsOfTheCaseComeFirst,
  aDecisionComesLast,
} from '../domain/not-before';
import {
  aDecisionHasItsGround,
  anOnSpotPenaltyHasItsGround,
  noFindingIsFiledTwice,
} from '../domain/penalised-once';
import { aWaivedFineIsNotImposed, noWaivedFineIsImposedOnTheSpot } from '../domain/waived-fine';
import { CaseFiled } from '../payloads/case-filed';
import { DefenceReceived, HearingHeld, HearingRequested, NoticeGiven } from '../payloads/hearing';
import {
  CollectiveDiscussionHeld,
  LegalReviewDone,
  LegalReviewRequested,
  LegalReviewReturned,
} from '../payloads/legal-review';
import { OnSpotPenaltyImposed, OnSpotPenaltyReported } from '../payloads/on-spot-penalty';
import {
  CaseClosed,
  DecisionAnnulled,
  DecisionServed,
  FinePaid,
  PenaltyDecided,
} from '../payloads/penalty-decided';

const row = { version: 1, stream: 'case', visibility: 'reader' } as const;
const officers = ['LEAD', 'OFFICER'] as const;
const receivers = ['LEAD', 'OFFICER', 'LEGAL', 'ENTRY'] as const;

const generalProcedure: readonly EventDefinition[] = [
  {
    ...row,
    type: 'CaseFiled',
    payload: CaseFiled,
    statedBy: ['HEAD', 'DEPUTY'],
    personal: ['partyName', 'partyId'],
    decide: fileCase,
    admit: allOf(noFindingIsFiledTwice, aCaseFollowsTheConfirmations),
  },
  {
    ...row,
    type: 'LegalReviewRequested',
    payload: LegalReviewRequested,
    statedBy: officers,
    decide: requestReview,
    admit: actsOfTheCaseComeFirst('filed', 'review'),
  },
  {
    ...row,
    type: 'LegalReviewReturned',
    payload: LegalReviewReturned,
    statedBy: ['LEGAL'],
    decide: returnReview,
    admit: actsOfTheCaseComeFirst('review'),
  },
  {
    ...row,
    type: 'LegalReviewDone',
    payload: LegalReviewDone,
    statedBy: ['LEGAL'],
    decide: doReview,
    admit: actsOfTheCaseComeFirst('review'),
  },
  {
    ...row,
    type: 'CollectiveDiscussionHeld',
    payload: CollectiveDiscussionHeld,
    statedBy: ['HEAD'],
    decide: holdDiscussion,
    admit: actsOfTheCaseComeFirst('filed'),
  },
  {
    ...row,
    type: 'NoticeGiven',
    payload: NoticeGiven,
    statedBy: officers,
    decide: giveNotice,
    admit: actsOfTheCaseComeFirst('filed', 'annulled'),
  },
  {
    ...row,
    type: 'DefenceReceived',
    payload: DefenceReceived,
    statedBy: receivers,
    personal: ['content'],
    decide: receiveDefence,
    admit: actsOfTheCaseComeFirst('notice'),
  },
  {
    ...row,
    type: 'HearingRequested',
    payload: HearingRequested,
    statedBy: receivers,
    decide: requestHearing,
    admit: actsOfTheCaseComeFirst('notice'),
  },
  {
    ...row,
    type: 'HearingHeld',
    payload: HearingHeld,
    statedBy: ['HEAD', 'DEPUTY', 'LEGAL'],
    decide: holdHearing,
    admit: actsOfTheCaseComeFirst('hearingRequest'),
  },
  {
    ...row,
    type: 'PenaltyDecided',
    payload: PenaltyDecided,
    statedBy: ['HEAD'],
    decide: decidePenalty,
    admit: allOf(
      aDecisionComesLast,
      aHearingRequestedInTimeMustHaveBeenHeld,
      aDecisionHasItsGround,
      aWaivedFineIsNotImposed,
    ),
  },
];

const execution: readonly EventDefinition[] = [
  { ...row, type: 'DecisionServed', payload: DecisionServed, statedBy: officers, decide: serveDecision },
  {
    ...row,
    type: 'FinePaid',
    payload: FinePaid,
    statedBy: ['ENTRY', ...officers],
    decide: payFine,
    admit: allOf(nobodyPaysMoreThanIsOwedAsCorrected, actsOfTheCaseComeFirst('served')),
  },
  {
    ...row,
    type: 'CaseClosed',
    payload: CaseClosed,
    statedBy: ['HEAD', 'DEPUTY'],
    decide: closeCase,
    admit: allOf(
      aDecisionInForceIsCarriedThrough,
      onlyAnAnnulledDecisionEndsItsCase,
      executedMeansPaidAsCorrected,
      actsOfTheCaseComeFirst('filed', 'decision', 'served'),
    ),
  },
  {
    ...row,
    type: 'DecisionAnnulled',
    payload: DecisionAnnulled,
    statedBy: ['HEAD', 'LEGAL'],
    decide: annulDecision,
    admit: actsOfTheCaseComeFirst('decision'),
  },
];

const simpleProcedure: readonly EventDefinition[] = [
  {
    ...row,
    type: 'OnSpotPenaltyImposed',
    payload: OnSpotPenaltyImposed,
    statedBy: officers,
    cosignedBy: officers,
    personal: ['partyName'],
    decide: imposeOnSpot,
    admit: allOf(
      noFineOnTheSpotInsteadOfATransfer,
      anOnSpotPenaltyHasItsGround,
      noWaivedFineIsImposedOnTheSpot,
      aCaseFollowsTheConfirmations,
    ),
  },
  {
    ...row,
    type: 'OnSpotPenaltyReported',
    payload: OnSpotPenaltyReported,
    statedBy: ['ENTRY', ...officers],
    decide: reportOnSpot,
    admit: actsOfTheCaseComeFirst('decision'),
  },
];

export const caseEvents: readonly EventDefinition[] = [...generalProcedure, ...execution, ...simpleProcedure];
