import type { Facts, Json } from '@mingjing/kernel';

/** A question that the ledger of a data folder answers from its facts, and a service at a path of its API. */
export interface Question<Answer> {
  fromFacts(facts: Facts): Answer;
  /** Below `/v1/`. */
  readonly path: string;
  fromBody(body: Json): Answer;
}
