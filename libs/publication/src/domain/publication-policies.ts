import { rejection, toHex, utf8, type Policy } from '@mingjing/kernel';
import type { Published } from '../payloads/publishing';
import type { Publication } from './publication';

export type PublicationPolicy<D = unknown> = Policy<Publication, D>;

export const itMustNotBePublicYet: PublicationPolicy = (publication) =>
  publication?.published === undefined
    ? undefined
    : rejection(
        'already-published',
        `This was published at ${publication.published.at}; what is published anew takes a new id.`,
        { publication: publication.id },
      );

/** What nobody decided on and no brigade submitted is not anybody's to approve or to publish. */
export const somebodyMustHaveAskedForIt: PublicationPolicy = (publication) => {
  if (publication?.decision?.publish === false) {
    return rejection(
      'decided-against',
      `${publication.decision.by} decided not to publish this: decide on it anew under a new id.`,
      { publication: publication.id },
    );
  }
  return publication?.decision === undefined && publication?.submittedTo === undefined
    ? rejection(
        'not-decided',
        'Nobody decided to publish this: record PublicationDecided, or submit the summary.',
      )
    : undefined;
};

export const theSubjectMustExist: PublicationPolicy<{ readonly subject: string }> = (
  _publication,
  { data },
  facts,
) =>
  facts.revision(data.subject) < 0
    ? rejection(
        'subject-unknown',
        `The ledger holds no ${data.subject}: nothing can be published about it.`,
        { subject: data.subject },
      )
    : undefined;

/** The approval is of these bytes and of no others. */
export const theTextMustBeTheApprovedOne: PublicationPolicy<Published> = (publication, { data }, facts) => {
  const approved = publication?.approval?.content;
  const given = toHex(facts.sha256(utf8(data.text)));
  return approved === given
    ? undefined
    : rejection('text-differs', 'The text is not the one that was approved; have this one approved first.', {
        given,
        ...(approved === undefined ? {} : { approved }),
      });
};
