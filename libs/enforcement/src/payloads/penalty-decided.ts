import { Fen, Flag, ListOf, OneOf, OneOfList, Optional, Text, Uuid, Whole } from '@mingjing/catalogue';
import { CitedArticle } from './cited-article';
import { TIERS, type Tier } from './finding-penalty';
import { PENALTY_KINDS, type PenaltyKind } from './hearing';
import { SERVICE_METHODS, type ServiceMethod } from './order-course';

export class PenaltyDecided {
  @Text(80) readonly number!: string;
  @OneOfList(PENALTY_KINDS, { min: 1, max: 5, unique: true }) readonly kinds!: PenaltyKind[];
  @Optional() @Fen() readonly fineFen?: number;
  @OneOf(TIERS) readonly tier!: Tier;
  @ListOf(() => CitedArticle, { min: 1, max: 20 }) readonly basis!: CitedArticle[];
  /** Id of the LegalReviewDone. */
  @Optional() @Uuid() readonly review?: string;
  /** Id of the CollectiveDiscussionHeld. */
  @Optional() @Uuid() readonly discussion?: string;
  /** Social influence: such decisions are published (Penalty Law Art. 48). */
  @Optional() @Flag() readonly social?: boolean;
}

export class DecisionServed {
  @OneOf(SERVICE_METHODS) readonly method!: ServiceMethod;
  @Optional() @Text(200) readonly receipt?: string;
}

/** Fine and surcharge as they come in, in parts or at once. */
export class FinePaid {
  @Whole(1) readonly amountFen!: number;
  @Optional() @Text(200) readonly receipt?: string;
}

export const CLOSE_REASONS = [
  'EXECUTED',
  'WAIVED',
  'NOT_ESTABLISHED',
  'TRANSFERRED',
  'PARTY_GONE',
  'TIME_BARRED',
  'ANNULLED',
  'UNEXECUTABLE',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

export class CaseClosed {
  @OneOf(CLOSE_REASONS) readonly reason!: CloseReason;
  /** Needed for every reason but EXECUTED. */
  @Optional() @Text(1000) readonly ground?: string;
}

export class DecisionAnnulled {
  /** Whether the annulling body orders a new decision. */
  @Flag() readonly remake!: boolean;
  /** The body that annulled it. */
  @Text(200) readonly by!: string;
}
