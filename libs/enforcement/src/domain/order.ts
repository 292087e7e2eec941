import type { GoneReason, ServiceMethod } from '../payloads/order-course';
import type { Corrected, RecheckMode } from '../payloads/recheck-performed';
import type { OrderKind } from '../payloads/rectification-ordered';
import type { ClaimedMoment } from '@mingjing/kernel';
import type { CitedArticle } from '../payloads/cited-article';

/** Why a finding no longer stands in the order. */
export type Left = 'RECHECKED' | 'RECHECK_WAIVED' | 'NO_RECHECK_NEEDED';

export interface FindingInOrder {
  readonly finding: string;
  readonly kind: OrderKind;
  /** The date that counts now, on BY_DATE. */
  readonly due?: string;
  /** The date that was ordered first, where an extension moved it. */
  readonly firstDue?: string;
  /** Id of the OrderExtended that moved it. */
  readonly extension?: string;
  /** The date as its entry states it, where a correction gives another. */
  readonly statedDue?: string;
  /** Reason why nothing can be rechecked. */
  readonly noRecheck?: string;
  readonly left?: Left;
  readonly corrected?: Corrected;
  /** China day of the recheck by which it left, as claimed. */
  readonly recheckedOn?: string;
  readonly waived?: GoneReason;
}

export interface Recheck {
  /** Id of the statement. */
  readonly id: string;
  readonly at: string;
  readonly mode: RecheckMode;
  readonly officers: readonly string[];
}

interface Issued {
  /** What stands after "/" in its stream. */
  readonly id: string;
  readonly number: string;
  readonly task?: string;
  readonly entity: string;
  readonly basis: readonly CitedArticle[];
  /** Actors who signed it. */
  readonly officers: readonly string[];
  readonly ordered: ClaimedMoment;
  readonly findings: readonly FindingInOrder[];
  readonly rechecks: readonly Recheck[];
  /** When the entity last said that it has corrected. */
  readonly reportedAt?: string;
}

export interface Service extends ClaimedMoment {
  readonly by: string;
  readonly method: ServiceMethod;
}

/** What enforcement folds of `order/<UUID>`. Moments are claims (`occurredAt`), each with the id of its statement. */
export type Order =
  | (Issued & { readonly status: 'ORDERED' })
  | (Issued & { readonly status: 'SERVED'; readonly served: Service })
  | (Issued & {
      readonly status: 'WITHDRAWN';
      readonly served?: Service;
      readonly withdrawn: { readonly at: string; readonly decider: string; readonly reason: string };
    });

/** Whether the finding still stands in the order: until then it can stand in no other. */
export function standsOpen(order: Order, finding: string): boolean {
  const own = order.findings.find((one) => one.finding === finding);
  return order.status !== 'WITHDRAWN' && own !== undefined && own.left === undefined;
}
