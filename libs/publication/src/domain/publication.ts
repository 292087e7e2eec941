import type { ClaimedMoment, Facts } from '@mingjing/kernel';
import type { PublicationKind } from '../payloads/publishing';

/** One publication, from draft to withdrawal: what is folded of `publication/<id>`. Times are `occurredAt`, ids those of the statements. */
export interface Publication {
  readonly id: string;
  readonly status: PublicationStatus;
  readonly draft?: { readonly by: string; readonly title: string; readonly sha256: string };
  /** The organisation that the brigade asked to publish its summary. */
  readonly submittedTo?: string;
  readonly decision?: Decided;
  /** Of several approvals the last one counts. */
  readonly approval?: ClaimedMoment & { readonly by: string; readonly content: string };
  readonly failures: number;
  readonly published?: Appearance;
  readonly withdrawn?: { readonly at: string; readonly by: string };
}

export type PublicationStatus =
  'DRAFTED' | 'SUBMITTED' | 'DECIDED' | 'NOT_PUBLISHED' | 'APPROVED' | 'FAILED' | 'PUBLISHED' | 'WITHDRAWN';

export interface Decided extends ClaimedMoment {
  readonly by: string;
  readonly subject: string;
  readonly kind: PublicationKind;
  readonly publish: boolean;
}

export interface Appearance extends ClaimedMoment {
  readonly by: string;
  readonly subject: string;
  readonly kind: PublicationKind;
  readonly where: string;
}

/** `<subject stream> <publication>`. */
export const PUBLICATION_OF_SUBJECT_TABLE = 'publicationOfSubject';

/** Undefined where nothing was drafted or decided under the id. */
export function publicationOf(facts: Facts, id: string): Publication | undefined {
  return facts.state('publication', `publication/${id}`) as Publication | undefined;
}

/** Every publication that was decided or made about a stream, by id. */
export function publicationsOf(facts: Facts, subject: string): readonly Publication[] {
  const prefix = `${subject} `;
  return facts
    .list(PUBLICATION_OF_SUBJECT_TABLE, prefix)
    .flatMap(({ key }) => publicationOf(facts, key.slice(prefix.length)) ?? []);
}

export function isPublic(publication: Publication): boolean {
  return publication.published !== undefined && publication.withdrawn === undefined;
}
