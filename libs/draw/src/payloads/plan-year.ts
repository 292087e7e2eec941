import { Flag, ListOf, Nested, OneOf, Optional, Ratio, Text, TextList, Whole } from '@mingjing/catalogue';
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

/** What of the register lay in no area of the plan's draws: nobody is hidden by districts that are left out. */
export class OutsideAreas {
  /** Entities that could be drawn. */
  @Whole(0) readonly registered!: number;
  /** Those of them in districts that no draw of the plan looked at. */
  @Whole(0) readonly outside!: number;
  /** The first of these districts by id. */
  @TextList(200, { max: 20 }) readonly districts!: readonly string[];
}

/** Derived when the last period of a plan is over. Cannot be switched off. */
export class PlanPeriodEnded {
  @ListOf(() => UndrawnDraw, { max: 200 }) readonly undrawn!: readonly UndrawnDraw[];
  @ListOf(() => YearlyShareOutcome, { max: 400 }) readonly shares!: readonly YearlyShareOutcome[];
  /** Present where a draw of the plan had an area. */
  @Optional() @Nested(() => OutsideAreas) readonly areas?: OutsideAreas;
}
