import { rejection, streamWord } from '@mingjing/kernel';
import type { PublicationDecided, PublicationKind } from '../payloads/publishing';
import type { PublicationPolicy } from './publication-policies';

/** By the word of its stream; what sums up or counts may be about anything. */
const SUBJECTS: Readonly<Record<PublicationKind, readonly string[] | undefined>> = {
  INSPECTION_RESULT: ['task', 'entity', 'finding', 'order'],
  PENALTY: ['case'],
  DRAW: ['draw'],
  CHECKLIST: ['checklist', 'plan'],
  SUMMARY: undefined,
  STATISTICS: undefined,
};

/** The limits go by the kind (rules T-01 to T-24). Asked of new decisions only (docs/adr/0017). */
export const theKindMustFitItsSubject: PublicationPolicy<PublicationDecided> = (_publication, { data }) => {
  const { kind, subject } = data;
  const words = SUBJECTS[kind];
  if (words === undefined || words.includes(streamWord(subject))) return undefined;
  const streams = words.map((word) => `${word}/…`).join(' or ');
  const reason = `A publication of kind ${kind} is about ${streams}, not about ${subject}: state the kind that fits.`;
  return rejection('kind-of-other-subject', reason, { kind, subject });
};
