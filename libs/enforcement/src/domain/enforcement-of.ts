import type { Facts } from '@mingjing/kernel';
import {
  casesOf,
  openCaseOf,
  openOrderOf,
  openReferralOf,
  ordersOf,
  referralsOf,
  type CaseOfFinding,
  type OrderOfFinding,
  type ReferralOfFinding,
} from './finding-in-acts';
import { NOTHING_DONE, type FindingRecord, type Waiver } from './finding-record';
import type { Order } from './order';

export function orderOf(facts: Facts, id: string): Order | undefined {
  return facts.state('enforcement', `order/${id}`) as Order | undefined;
}

/** All that enforcement has done about one finding. */
export interface Enforcement extends FindingRecord {
  readonly orders: readonly OrderOfFinding[];
  /** The order in which the finding stands now. */
  readonly openOrder?: string;
  readonly cases: readonly CaseOfFinding[];
  /** The case that is still to be decided. */
  readonly openCase?: string;
  readonly referrals: readonly ReferralOfFinding[];
  /** The suspicion or transfer that suspends the finding now. */
  readonly transfer?: ReferralOfFinding;
  /** The last waiver. */
  readonly waived?: Waiver;
}

/** Never undefined: of a finding that nothing was done about, all lists are empty. */
export function enforcementOf(facts: Facts, finding: string): Enforcement {
  const record = (facts.state('enforcement', `finding/${finding}`) ?? NOTHING_DONE) as FindingRecord;
  const openOrder = openOrderOf(facts, finding);
  const openCase = openCaseOf(facts, finding);
  const transfer = openReferralOf(facts, finding);
  const waived = record.waivers.at(-1);
  return {
    ...record,
    orders: ordersOf(facts, finding),
    cases: casesOf(facts, finding),
    referrals: referralsOf(facts, finding),
    ...(openOrder === undefined ? {} : { openOrder }),
    ...(openCase === undefined ? {} : { openCase }),
    ...(transfer === undefined ? {} : { transfer }),
    ...(waived === undefined ? {} : { waived }),
  };
}
