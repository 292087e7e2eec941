import { rejection, type FactChange, type Facts, type Json, type Rejection } from '@mingjing/kernel';
import type { CaseStage, Procedure } from './penalty-case';
import type { ReferralStage } from './referral';
import type { TransferKind } from '../payloads/referral';

/** Orders, cases and referrals that name a finding; each table by `<finding> <id of the act>`. */
const ORDERS = 'findingOrder';
const CASES = 'findingCase';
const REFERRALS = 'findingReferral';

export interface OrderOfFinding {
  readonly order: string;
  /** The finding still stands in it. */
  readonly open: boolean;
}

export interface CaseOfFinding {
  readonly case: string;
  readonly procedure: Procedure;
  readonly stage: CaseStage;
}

export interface ReferralOfFinding {
  readonly referral: string;
  readonly stage: ReferralStage;
  /** Absent while only suspected. */
  readonly kind?: TransferKind;
}

export function ordersOf(facts: Facts, finding: string): readonly OrderOfFinding[] {
  return rows<OrderOfFinding>(facts, ORDERS, finding);
}

export function casesOf(facts: Facts, finding: string): readonly CaseOfFinding[] {
  return rows<CaseOfFinding>(facts, CASES, finding);
}

export function referralsOf(facts: Facts, finding: string): readonly ReferralOfFinding[] {
  return rows<ReferralOfFinding>(facts, REFERRALS, finding);
}

/** The order in which the finding stands now. */
export function openOrderOf(facts: Facts, finding: string): string | undefined {
  return ordersOf(facts, finding).find((one) => one.open)?.order;
}

/** The case that is still to be decided. */
export function openCaseOf(facts: Facts, finding: string): string | undefined {
  return casesOf(facts, finding).find((one) => one.stage === 'FILED')?.case;
}

/** The referral that is not refused or returned: while it runs the finding is suspended. */
export function openReferralOf(facts: Facts, finding: string): ReferralOfFinding | undefined {
  return referralsOf(facts, finding).find((one) => one.stage !== 'REFUSED' && one.stage !== 'RETURNED');
}

export function orderRow(finding: string, row: OrderOfFinding): FactChange {
  return { table: ORDERS, key: `${finding} ${row.order}`, value: asValue(row) };
}

export function caseRow(finding: string, row: CaseOfFinding): FactChange {
  return { table: CASES, key: `${finding} ${row.case}`, value: asValue(row) };
}

export function referralRow(finding: string, row: ReferralOfFinding): FactChange {
  return { table: REFERRALS, key: `${finding} ${row.referral}`, value: asValue(row) };
}

/** One investigation at a time; another case only after the first was decided or closed. */
export function refuseFindingInOpenCase(facts: Facts, finding: string): Rejection | undefined {
  const open = openCaseOf(facts, finding);
  return open === undefined
    ? undefined
    : rejection(
        'finding-has-case',
        `Finding ${finding} is under investigation in case ${open}: act on it there.`,
        {
          finding,
          case: open,
        },
      );
}

/** While the police or another authority has the matter, nothing else is decided on it (Decree 310 Art. 11). */
export function refuseReferredFinding(facts: Facts, finding: string): Rejection | undefined {
  const open = openReferralOf(facts, finding);
  if (open === undefined) return undefined;
  const { referral, stage } = open;
  const reason = `Finding ${finding} stands in referral ${referral} (${stage}): wait until that is refused or returned.`;
  return rejection('finding-in-referral', reason, { finding, referral });
}

function rows<T>(facts: Facts, table: string, finding: string): readonly T[] {
  return facts.list(table, `${finding} `).map((row) => row.value as unknown as T);
}

function asValue(row: object): Json {
  return { ...row };
}
