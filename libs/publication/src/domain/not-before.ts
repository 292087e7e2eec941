import { notBefore, type Antecedent, type Policy } from '@mingjing/kernel';
import type { Publication } from './publication';

/*
 * Decided, approved, public, withdrawn: in that order in the log, by the deciders, and here by the moments that
 * people state. Asked of new statements only (docs/adr/0017).
 */

const decision = (publication: Publication | undefined): Antecedent => ({
  code: 'before-decision',
  what: 'the decision to publish',
  act: publication?.decision,
});

const approval = (publication: Publication | undefined): Antecedent => ({
  code: 'before-approval',
  what: 'the approval of its text',
  act: publication?.approval,
});

export const anApprovalFollowsTheDecision: Policy<Publication, unknown> = notBefore((publication) => [
  decision(publication),
]);

export const aPublicationFollowsItsApproval: Policy<Publication, unknown> = notBefore((publication) => [
  decision(publication),
  approval(publication),
]);

export const aWithdrawalFollowsThePublication: Policy<Publication, unknown> = notBefore((publication) => [
  { code: 'before-publication', what: 'the publication', act: publication?.published },
]);
