import { isSealed } from '@mingjing/draw/contracts';
import { organisationOf } from '@mingjing/governance/contracts';
import { rejection, streamWord, under } from '@mingjing/kernel';
import type {
  PublicationApproved,
  PublicationDecided,
  PublicationFailed,
  Published,
  Withdrawn,
} from '../payloads/publishing';
import type { Publication } from './publication';
import {
  itMustNotBePublicYet,
  somebodyMustHaveAskedForIt,
  theSubjectMustExist,
  theTextMustBeTheApprovedOne,
  type PublicationPolicy,
} from './publication-policies';

const itIsDecidedOnce: PublicationPolicy = (publication) =>
  publication?.decision === undefined
    ? undefined
    : rejection(
        'already-decided',
        `${publication.decision.by} has decided on this publication already: decide on a new one under a new id.`,
        { publication: publication.id },
      );

const aSummaryIsSubmittedFirst: PublicationPolicy = (publication) =>
  publication?.draft !== undefined && publication.submittedTo === undefined
    ? rejection(
        'summary-not-submitted',
        'The summary is still a draft of the brigade: have it submitted first.',
      )
    : undefined;

/** Penalty Law Art. 48: what stays unpublished stays so for a stated ground. */
const silenceNeedsAGround: PublicationPolicy<PublicationDecided> = (_publication, { data }) =>
  data.publish || data.ground !== undefined
    ? undefined
    : rejection('ground-missing', 'A decision not to publish must name its ground: state it.', {
        subject: data.subject,
      });

/** What is published anybody can read: a task whose draw is not unblinded would be told before its time. */
const aSealedTaskIsNotMadePublic: PublicationPolicy<{
  readonly subject: string;
  readonly publish?: boolean;
}> = (_publication, { data }, facts) =>
  data.publish !== false && streamWord(data.subject) === 'task' && isSealed(facts, data.subject)
    ? rejection('subject-sealed', 'The draw behind this task is not unblinded yet; publish it afterwards.', {
        subject: data.subject,
      })
    : undefined;

export const decidePublication = under<Publication, PublicationDecided>([
  itIsDecidedOnce,
  itMustNotBePublicYet,
  aSummaryIsSubmittedFirst,
  silenceNeedsAGround,
  aSealedTaskIsNotMadePublic,
  theSubjectMustExist,
]);

const nobodyApprovesHisOwnDraft: PublicationPolicy = (publication, { actor }) =>
  publication?.draft?.by === actor
    ? rejection('own-draft', `${actor} drafted this; another person approves it.`, { actor })
    : undefined;

/** Two steps (domain handbook, A2): the brigade drafts, the organisation that it asked approves. */
const onlyTheOrganisationAskedMayAct: PublicationPolicy = (publication, { actor }, facts) => {
  const to = publication?.submittedTo;
  return to === undefined || organisationOf(facts, actor).includes(to)
    ? undefined
    : rejection(
        'other-organisation',
        `The summary was submitted to ${to}, for which ${actor} does not act: let somebody of ${to} act.`,
        {
          to,
          actor,
        },
      );
};

export const approvePublication = under<Publication, PublicationApproved>([
  somebodyMustHaveAskedForIt,
  itMustNotBePublicYet,
  nobodyApprovesHisOwnDraft,
  onlyTheOrganisationAskedMayAct,
]);

const theTextMustBeApproved: PublicationPolicy = (publication) =>
  publication?.approval === undefined
    ? rejection('not-approved', 'Nobody approved this text: have it approved before it is published.')
    : undefined;

/** Where no draft names an author, whoever puts the text up is taken for him. */
const nobodyPublishesWhatOnlyHeHasRead: PublicationPolicy = (publication, { actor }) =>
  publication?.draft === undefined && publication?.approval?.by === actor
    ? rejection('one-person', `${actor} approved this text himself; another person publishes it.`, { actor })
    : undefined;

function whatWasDecided(decided: Publication['decision'], { subject, kind }: Published): string {
  return decided === undefined
    ? `Publishing ${subject} as ${kind} was not decided: have it decided first.`
    : `What was decided is ${decided.subject} as ${decided.kind}, not ${subject} as ${kind}: publish that, or have this decided first.`;
}

/** The decision is on one subject and one kind; a summary submitted without one is published as a summary. */
const itMustBeWhatWasDecided: PublicationPolicy<Published> = (publication, { data }) => {
  const decided = publication?.decision;
  const agrees =
    decided === undefined
      ? data.kind === 'SUMMARY' || data.kind === 'STATISTICS'
      : data.kind === decided.kind && data.subject === decided.subject;
  return agrees
    ? undefined
    : rejection('differs-from-decision', whatWasDecided(decided, data), {
        subject: data.subject,
        kind: data.kind,
      });
};

export const publish = under<Publication, Published>([
  somebodyMustHaveAskedForIt,
  theTextMustBeApproved,
  itMustNotBePublicYet,
  onlyTheOrganisationAskedMayAct,
  nobodyPublishesWhatOnlyHeHasRead,
  itMustBeWhatWasDecided,
  aSealedTaskIsNotMadePublic,
  theSubjectMustExist,
  theTextMustBeTheApprovedOne,
]);

export const recordFailure = under<Publication, PublicationFailed>([
  somebodyMustHaveAskedForIt,
  theTextMustBeApproved,
  itMustNotBePublicYet,
]);

const onlyWhatIsPublicIsWithdrawn: PublicationPolicy = (publication) =>
  publication?.published === undefined
    ? rejection('not-published', 'This was never published: there is nothing to withdraw.')
    : undefined;

const itIsWithdrawnOnce: PublicationPolicy = (publication) =>
  publication?.withdrawn === undefined
    ? undefined
    : rejection(
        'already-withdrawn',
        `This was withdrawn at ${publication.withdrawn.at} already: publish anew what takes its place.`,
        { publication: publication.id },
      );

export const withdraw = under<Publication, Withdrawn>([onlyWhatIsPublicIsWithdrawn, itIsWithdrawnOnce]);
