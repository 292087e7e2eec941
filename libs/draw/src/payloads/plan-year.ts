import { Flag, ListOf, OneOf, Ratio, Text, Whole } from '@mingjing/catalogue';
import { DRAW_KINDS } from './draw-planned';

/** A draw that the plan foresaw and nobody made. */
export class UndrawnDraw {
  @Whole(1, 999) readonly no!: number;
  @OneOf(DRAW_KINDS) readonly kind!: (typeof DRAW_KINDS)[number];
}

/** What became of a share that was owed over the year. */
export class YearlyShareOutcome {
  /** A category or trade of the plan, or a stratum of its draws. */
  @Text(100) readonly of!: string;
  @Ratio() readonly share!: readonly [number, number];
  /** Active entities that it is a share of. */
  @Whole(0) readonly registered!: number;
  /** Those of them that draws of the plan took. */
  @Whole(0) readonly drawn!: number;
  /** Those of the rest that a higher level or a key check covers. */
  @Whole(0) readonly covered!: number;
  /** Whether drawn and covered together are the share. */
  @Flag() readonly reached!: boolean;
}

/** Derived when the last period of a plan is over. Cannot be switched off. */
export class PlanPeriodEnded {
  @ListOf(() => UndrawnDraw, { max: 200 }) readonly undrawn!: readonly UndrawnDraw[];
  @ListOf(() => YearlyShareOutcome, { max: 400 }) readonly shares!: readonly YearlyShareOutcome[];
}
