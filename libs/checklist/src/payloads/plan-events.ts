import {
  Actor,
  Day,
  Id,
  IdList,
  ListOf,
  Nested,
  OneOf,
  OneOfList,
  Optional,
  Pattern,
  PatternList,
  Ratio,
  Text,
  Uuid,
  Whole,
} from '@mingjing/catalogue';

export const PLAN_LEVELS = ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'TOWN'] as const;
export const DRAW_KINDS = ['DAILY', 'KEY', 'CITY', 'SPECIAL', 'NATIONAL', 'PROVINCIAL', 'JOINT'] as const;
/** Public random sources that are off unless a plan allows them; domestic lotteries need no leave. */
export const PLAN_BEACONS = ['DRAND'] as const;
export const RATIO_SOURCES = ['BAND', 'UPSTREAM', 'FLOOR'] as const;

const PRESET = [
  /^[a-z][a-z0-9-]{0,60}\/v[1-9]\d{0,3}$/,
  'a preset and its version such as gaoqing-bands/v1',
] as const;
const CATEGORY = [/^[A-Z]{2,4}$/, 'a category such as PP: two to four capital letters'] as const;
const CATEGORY_OR_SUBTYPE = [
  /^[A-Z]{2,4}(-[A-Z0-9]{1,12})?$/,
  'a category such as PP, or a trade such as PP-HOTEL',
] as const;

/** Top leader in charge, deputy responsible, section executing (主要领导主抓、分管领导负责、业务科室落实). */
export class Responsible {
  @Actor() readonly leader!: string;
  @Actor() readonly deputy!: string;
  /** An organisation: sections are organisations. */
  @Id() readonly section!: string;
}

/** A draw that the plan foresees; first and last day of its period. */
export class PlannedDraw {
  @Whole(1, 999) readonly no!: number;
  @OneOf(DRAW_KINDS) readonly kind!: (typeof DRAW_KINDS)[number];
  @Day() readonly from!: string;
  @Day() readonly to!: string;
}

/** The share of a category that is to be reached over the plan's year. */
export class CategoryBinding {
  @Pattern(...CATEGORY) readonly category!: string;
  @Ratio() readonly ratio!: readonly [number, number];
}

const RECORD_CLASS = [
  /^[A-Z][A-Z0-9_]{0,39}$/,
  'the id of a class of records such as SERIOUS: capital letters, digits and "_"',
] as const;

/**
 * A line of the published table for entities with many complaints or a serious record (加大抽查力度):
 * what puts an entity into the class, at least which share of the class a draw takes, and how often
 * a year one entity may be drawn. One of `complaints` and `tag`.
 */
export class RecordClass {
  @Pattern(...RECORD_CLASS) readonly id!: string;
  /** At least so many complaints about it in the year before the freeze. */
  @Optional() @Whole(1, 999) readonly complaints?: number;
  /** A tag that its row in the register bears. */
  @Optional() @Text(50) readonly tag?: string;
  @Ratio() readonly ratio!: readonly [number, number];
  /** Above the one check a year that others have. */
  @Whole(2, 12) readonly cap!: number;
}

export const WEIGHED_BY = ['GRADE', 'CREDIT'] as const;
export const WEIGHED_GRADES = ['A', 'B', 'C', 'D'] as const;

/** A line of the published weight table: a grade tilts the chances within a stratum, and settles nothing. */
export class PlannedWeight {
  /** The quantified grade (risk) unless given. */
  @Optional() @OneOf(WEIGHED_BY) readonly by?: (typeof WEIGHED_BY)[number];
  @OneOf(WEIGHED_GRADES) readonly grade!: (typeof WEIGHED_GRADES)[number];
  @Whole(1, 10) readonly weight!: number;
}

/** A year's plan of random inspection at one level. */
export class PlanApproved {
  @Whole(2000, 2999) readonly year!: number;
  @OneOf(PLAN_LEVELS) readonly level!: (typeof PLAN_LEVELS)[number];
  @Text(200) readonly title!: string;
  /** Id of the checklist that the plan's visits follow. */
  @Id() readonly checklist!: string;
  @Nested(() => Responsible) readonly responsible!: Responsible;
  @ListOf(() => PlannedDraw, { min: 1, max: 200 }) readonly draws!: readonly PlannedDraw[];
  /** Earlier plans of the year that it goes on with or replaces: whom their draws took counts in its own, and the other way round. */
  @Optional() @IdList({ min: 1, max: 20, unique: true }) readonly continues?: readonly string[];
  /** A shipped preset that the plan takes over: `gaoqing-bands/v1`, `island-city/v1`. */
  @Optional() @Pattern(...PRESET) readonly preset?: string;
  @Optional()
  @ListOf(() => CategoryBinding, { min: 1, max: 50 })
  readonly bindings?: readonly CategoryBinding[];
  /** Trades of which every entity is drawn over the year. */
  @Optional()
  @PatternList(...CATEGORY_OR_SUBTYPE, { min: 1, max: 50, unique: true })
  readonly census?: readonly string[];
  /** Checks per entity and year (原则上每年一次). */
  @Optional() @Whole(1, 99) readonly capPerEntity?: number;
  @Optional() @ListOf(() => RecordClass, { min: 1, max: 20 }) readonly records?: readonly RecordClass[];
  /** The weights that its draws give to grades; all weigh alike where absent. */
  @Optional() @ListOf(() => PlannedWeight, { min: 1, max: 8 }) readonly weights?: readonly PlannedWeight[];
  /** Sources of public randomness that its draws may name besides domestic lotteries. */
  @Optional()
  @OneOfList(PLAN_BEACONS, { min: 1, max: 1, unique: true })
  readonly beacons?: readonly (typeof PLAN_BEACONS)[number][];
}

/** The weights of a plan that came without any, for the draws that are planned from here on. */
export class WeightsDecided {
  @ListOf(() => PlannedWeight, { min: 1, max: 8 }) readonly weights!: readonly PlannedWeight[];
  @Text() readonly reason!: string;
}

/** The percentage decided for one band of register sizes; no `max`: every size from `min` on. */
export class BandPercentage {
  @Whole(1) readonly min!: number;
  @Optional() @Whole(1) readonly max?: number;
  @Whole(0, 100) readonly percent!: number;
}

/**
 * How large a share is drawn, decided before the register is frozen so that nobody can fit it to the
 * outcome. `BAND` carries bands, `UPSTREAM` document and ratio, `FLOOR` ratio.
 */
export class RatioDecided {
  @Uuid() readonly decision!: string;
  @OneOf(RATIO_SOURCES) readonly source!: (typeof RATIO_SOURCES)[number];
  @Optional() @ListOf(() => BandPercentage, { min: 1, max: 50 }) readonly bands?: readonly BandPercentage[];
  /** The higher level's document that sets the ratio. */
  @Optional() @Text(200) readonly document?: string;
  @Optional() @Ratio() readonly ratio?: readonly [number, number];
  /** At least so many, whatever the share gives. */
  @Optional() @Whole(1, 2 ** 31 - 1) readonly minimum?: number;
  /** The kind of draws that it is for; every kind where absent. */
  @Optional() @OneOf(DRAW_KINDS) readonly kind?: (typeof DRAW_KINDS)[number];
  /** The stratum of a draw that it is for, by its id or its category; all strata where absent. */
  @Optional() @Text(100) readonly stratum?: string;
  @Text() readonly reason!: string;
}
