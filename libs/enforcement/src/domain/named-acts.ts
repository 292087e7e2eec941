import type { FactChange, Facts } from '@mingjing/kernel';
import type { ReviewOpinion } from '../payloads/legal-review';

/** Acts that other streams name by the id of their statement. */
const REVIEWS = 'legalReview';
const EDUCATIONS = 'education';

export interface NamedReview {
  readonly case: string;
  readonly opinion: ReviewOpinion;
}

export function reviewOf(facts: Facts, id: string): NamedReview | undefined {
  return facts.get(REVIEWS, id) as unknown as NamedReview | undefined;
}

/** The finding on which the education was given. */
export function educationOf(facts: Facts, id: string): string | undefined {
  return facts.get(EDUCATIONS, id) as string | undefined;
}

export function reviewRow(id: string, review: NamedReview): FactChange {
  return { table: REVIEWS, key: id, value: { ...review } };
}

export function educationRow(id: string, finding: string): FactChange {
  return { table: EDUCATIONS, key: id, value: finding };
}
