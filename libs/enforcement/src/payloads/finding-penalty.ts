import { Actor, Flag, HashList, OneOf, Optional, Text, Uuid } from '@mingjing/catalogue';
import { GONE_REASONS, type GoneReason } from './order-course';

export const TIERS = ['NONE', 'LIGHT', 'GENERAL', 'HEAVIER', 'SEVERE'] as const;
export type Tier = (typeof TIERS)[number];

/**
 * Why no penalty follows: minor (W30), incapacity (W31), trivial and corrected (W33a), first violation
 * (W33b), no fault (W33c), time-barred (W36), second fine for one act (W29, the fine only), not
 * established (W57c), special law, transferred with receipt.
 */
export const WAIVER_CODES = [
  'W30',
  'W31',
  'W33a',
  'W33b',
  'W33c',
  'W36',
  'W29',
  'W57c',
  'W-LAW',
  'W-TRANSFER',
] as const;
export type WaiverCode = (typeof WAIVER_CODES)[number];

/** A named person's decision whether the standard of a penalty is reached (must 3). */
export class PenaltyStandardAssessed {
  @Flag() readonly reached!: boolean;
  @OneOf(TIERS) readonly tier!: Tier;
  @Text(1000) readonly reason!: string;
}

export class PenaltyWaived {
  @OneOf(WAIVER_CODES) readonly code!: WaiverCode;
  @Text(200) readonly article!: string;
  @Text(2000) readonly facts!: string;
  @HashList({ min: 1, max: 100, unique: true }) readonly evidence!: string[];
  /** The officer who proposed it. */
  @Actor() readonly proposal!: string;
  /** Id of the LegalReviewDone that it stands on. */
  @Optional() @Uuid() readonly review?: string;
  /** Id of the EducationGiven that it stands on, where that stands on another finding of the entity. */
  @Optional() @Uuid() readonly education?: string;
  @Optional() @Flag() readonly fineOnly?: boolean;
}

/** Penalty Law Art. 33(3): whoever is not penalised is educated. */
export class EducationGiven {
  @Text(100) readonly form!: string;
}

export class CaseNotFiled {
  @Text(1000) readonly reason!: string;
  @Text(300) readonly basis!: string;
}

/** Obligation M4: whether the police are to be asked is decided either way. */
export class ReferralConsidered {
  @Flag() readonly refer!: boolean;
  @Text(1000) readonly reason!: string;
}

/** The subject of every order on the finding is gone. */
export class OrderWaived {
  @OneOf(GONE_REASONS) readonly reason!: GoneReason;
  @HashList({ min: 1, max: 100, unique: true }) readonly proof!: string[];
}
