import { isAbove, organisation, organisationOf } from '@mingjing/governance/contracts';
import { isDay, rejection, under, type Policy } from '@mingjing/kernel';
import type { SummaryDrafted, SummarySubmitted } from '../payloads/summaries';
import type { Publication } from './publication';

type SummaryPolicy<D = unknown> = Policy<Publication, D>;

const aSummaryIsDraftedOnce: SummaryPolicy = (publication) =>
  publication === undefined
    ? undefined
    : rejection(
        'publication-exists',
        'Something stands under this publication already; a new summary takes a new id.',
        { publication: publication.id },
      );

const thePeriodMustRunForwards: SummaryPolicy<SummaryDrafted> = (_publication, { data }) => {
  const { from, to } = data.period;
  return isDay(from) && isDay(to) && from <= to
    ? undefined
    : rejection(
        'period-unreal',
        `The period from ${from} to ${to} is none: give two real days, the earlier first.`,
        {
          from,
          to,
        },
      );
};

export const draftSummary = under<Publication, SummaryDrafted>([
  aSummaryIsDraftedOnce,
  thePeriodMustRunForwards,
]);

const aDraftMustStand: SummaryPolicy = (publication) =>
  publication?.draft === undefined
    ? rejection('summary-missing', 'No summary was drafted here: record SummaryDrafted first.')
    : undefined;

const aSummaryIsSubmittedOnce: SummaryPolicy = (publication) =>
  publication?.submittedTo === undefined
    ? undefined
    : rejection(
        'summary-submitted',
        `The summary was submitted to ${publication.submittedTo} already: wait for its decision, or draft another one.`,
        { to: publication.submittedTo },
      );

/** The brigade drafts, the bureau above it publishes (domain handbook, §1.10 J2). */
const aSummaryGoesUpwards: SummaryPolicy<SummarySubmitted> = (_publication, { actor, data }, facts) => {
  const { to } = data;
  if (organisation(facts, to) === undefined) {
    return rejection('org-unknown', `There is no organisation ${to}: register it first, or correct the id.`, {
      to,
    });
  }
  return organisationOf(facts, actor).some((own) => isAbove(facts, to, own))
    ? undefined
    : rejection(
        'submitted-sideways',
        `${to} is not above the organisation of ${actor}; submit to the bureau above.`,
        {
          to,
          actor,
        },
      );
};

export const submitSummary = under<Publication, SummarySubmitted>([
  aDraftMustStand,
  aSummaryIsSubmittedOnce,
  aSummaryGoesUpwards,
]);
