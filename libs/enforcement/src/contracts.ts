/** What other contexts may ask of enforcement: pure functions over facts. */
export { enforcementOf, orderOf, type Enforcement } from './domain/enforcement-of';
export { penaltyCaseOf as caseOf, type PenaltyCase } from './domain/penalty-case';
export { referralOf, type Referral, type ReferralStage } from './domain/referral';
export type { FindingInOrder, Order, Recheck } from './domain/order';
export type { Assessment, FindingRecord, Waiver } from './domain/finding-record';
export type { CaseOfFinding, OrderOfFinding, ReferralOfFinding } from './domain/finding-in-acts';
