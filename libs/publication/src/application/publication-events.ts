import type { EventDefinition } from '@mingjing/kernel';
import { theKindMustFitItsSubject } from '../domain/kind-of-subject';
import {
  anApprovalFollowsTheDecision,
  aPublicationFollowsItsApproval,
  aWithdrawalFollowsThePublication,
} from '../domain/not-before';
import { approvePublication, decidePublication, publish, recordFailure, withdraw } from '../domain/publish';
import { draftSummary, submitSummary } from '../domain/summaries';
import {
  PublicationApproved,
  PublicationDecided,
  PublicationFailed,
  Published,
  Withdrawn,
} from '../payloads/publishing';
import { SummaryDrafted, SummarySubmitted } from '../payloads/summaries';

const internal = { version: 1, stream: 'publication', visibility: 'reader' } as const;
/** The act itself and its end: everyone may check what was said in public. */
const open = { ...internal, visibility: 'public' } as const;

export const publicationEvents: readonly EventDefinition[] = [
  {
    ...internal,
    type: 'SummaryDrafted',
    payload: SummaryDrafted,
    statedBy: ['LEAD', 'OFFICER', 'ENTRY'],
    decide: draftSummary,
  },
  {
    ...internal,
    type: 'SummarySubmitted',
    payload: SummarySubmitted,
    statedBy: ['HEAD'],
    decide: submitSummary,
  },
  {
    ...internal,
    type: 'PublicationDecided',
    payload: PublicationDecided,
    statedBy: ['HEAD'],
    decide: decidePublication,
    admit: theKindMustFitItsSubject,
  },
  {
    ...internal,
    type: 'PublicationApproved',
    payload: PublicationApproved,
    statedBy: ['HEAD', 'PUBLISHER'],
    decide: approvePublication,
    admit: anApprovalFollowsTheDecision,
  },
  {
    ...open,
    type: 'Published',
    payload: Published,
    statedBy: ['PUBLISHER'],
    decide: publish,
    admit: aPublicationFollowsItsApproval,
  },
  {
    ...open,
    type: 'PublicationFailed',
    payload: PublicationFailed,
    statedBy: ['PUBLISHER', 'HEAD'],
    decide: recordFailure,
    admit: aPublicationFollowsItsApproval,
  },
  {
    ...open,
    type: 'Withdrawn',
    payload: Withdrawn,
    statedBy: ['PUBLISHER', 'HEAD'],
    decide: withdraw,
    admit: aWithdrawalFollowsThePublication,
  },
];
