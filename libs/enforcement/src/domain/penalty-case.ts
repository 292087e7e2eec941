import type { Facts } from '@mingjing/kernel';
import type { PenaltyKind } from '../payloads/hearing';
import type { ReviewOpinion } from '../payloads/legal-review';
import type { CloseReason } from '../payloads/penalty-decided';
import type { Tier } from '../payloads/finding-penalty';

export type Procedure = 'GENERAL' | 'SIMPLE';
/** SERVED: decided and handed over; on the spot both at once. */
export type CaseStage = 'FILED' | 'DECIDED' | 'SERVED' | 'ANNULLED' | 'CLOSED';

/** An act of the case: its statement, when it happened as claimed, and who stated it. */
export interface Step {
  readonly id: string;
  readonly at: string;
  readonly by: string;
}

export type Review =
  | { readonly status: 'NONE' }
  | (Step & { readonly status: 'REQUESTED' })
  | (Step & { readonly status: 'RETURNED' })
  | (Step & { readonly status: 'DONE'; readonly opinion: ReviewOpinion });

/** An amount in fen as its entry states it, where a correction gives another. */
interface Stated {
  readonly statedFen?: number;
}

export interface Notice extends Step, Stated {
  readonly kinds: readonly PenaltyKind[];
  readonly fineFen: number;
  readonly hearingRight: boolean;
}

export interface Decision extends Step, Stated {
  /** Of its entry in the log. */
  readonly index: number;
  readonly number: string;
  readonly kinds: readonly PenaltyKind[];
  /** 0 where no fine is among the kinds. */
  readonly fineFen: number;
  readonly tier?: Tier;
  /** Social influence: to be published (Penalty Law Art. 48). */
  readonly social: boolean;
}

/** Fine or surcharge, as it came in. */
export interface Payment extends Step, Stated {
  readonly amountFen: number;
}

/** What enforcement folds of `case/<UUID>`. */
export interface PenaltyCase {
  readonly id: string;
  readonly procedure: Procedure;
  readonly stage: CaseStage;
  readonly number: string;
  readonly findings: readonly string[];
  /** Actors; on the spot the officers who imposed the penalty. */
  readonly investigators: readonly string[];
  readonly filed: Step;
  readonly source?: string;
  readonly party?: string;
  readonly review: Review;
  readonly discussion?: Step;
  readonly notice?: Notice;
  readonly defence?: Step;
  readonly hearingRequest?: Step;
  readonly hearing?: Step;
  readonly decision?: Decision;
  readonly served?: Step;
  readonly payments: readonly Payment[];
  /** All of them together. */
  readonly paidFen: number;
  /** Simple procedure: reported to the agency for its file. */
  readonly reported?: Step;
  readonly annulled?: Step & { readonly remake: boolean };
  readonly closed?: Step & { readonly reason: CloseReason };
}

export function penaltyCaseOf(facts: Facts, id: string): PenaltyCase | undefined {
  return facts.state('enforcement', `case/${id}`) as PenaltyCase | undefined;
}
