import { streamId, type RecordedEvent } from '@mingjing/kernel';
import type { PublicationApproved, PublicationDecided, Published } from '../payloads/publishing';
import type { SummaryDrafted, SummarySubmitted } from '../payloads/summaries';
import type { Publication } from './publication';

type Step = (publication: Publication, event: RecordedEvent) => Publication;

/** A step for one payload type; the registry hands over events as plain JSON of that shape. */
function step<D>(take: (publication: Publication, event: RecordedEvent<D>) => Publication): Step {
  return (publication, event) => take(publication, event as unknown as RecordedEvent<D>);
}

const steps: Readonly<Record<string, Step>> = {
  SummaryDrafted: step<SummaryDrafted>((publication, { actor, data }) => ({
    ...publication,
    status: 'DRAFTED',
    draft: { by: actor, title: data.title, sha256: data.content.sha256 },
  })),
  SummarySubmitted: step<SummarySubmitted>((publication, { data }) => ({
    ...publication,
    status: 'SUBMITTED',
    submittedTo: data.to,
  })),
  PublicationDecided: step<PublicationDecided>((publication, { id, actor, occurredAt, data }) => ({
    ...publication,
    status: data.publish ? 'DECIDED' : 'NOT_PUBLISHED',
    decision: {
      id,
      by: actor,
      at: occurredAt,
      subject: data.subject,
      kind: data.kind,
      publish: data.publish,
    },
  })),
  PublicationApproved: step<PublicationApproved>((publication, { id, actor, occurredAt, data }) => ({
    ...publication,
    status: 'APPROVED',
    approval: { id, by: actor, content: data.content, at: occurredAt },
  })),
  Published: step<Published>((publication, { id, actor, occurredAt, data }) => ({
    ...publication,
    status: 'PUBLISHED',
    published: { id, by: actor, at: occurredAt, subject: data.subject, kind: data.kind, where: data.where },
  })),
  PublicationFailed: (publication) => ({
    ...publication,
    status: 'FAILED',
    failures: publication.failures + 1,
  }),
  Withdrawn: (publication, { actor, occurredAt }) => ({
    ...publication,
    status: 'WITHDRAWN',
    withdrawn: { at: occurredAt, by: actor },
  }),
};

export function evolvePublication(
  publication: Publication | undefined,
  event: RecordedEvent,
): Publication | undefined {
  const take = Object.hasOwn(steps, event.type) ? steps[event.type] : undefined;
  if (take === undefined) return publication;
  // Its status is the one that the step gives: nothing is folded before a first step.
  return take(publication ?? { id: streamId(event.stream), status: 'DECIDED', failures: 0 }, event);
}
