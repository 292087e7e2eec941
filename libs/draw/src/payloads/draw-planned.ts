import {
  Actor,
  Day,
  Id,
  ListOf,
  Moment,
  Nested,
  OneOf,
  OneOfList,
  Optional,
  Pattern,
  PatternList,
  Ratio,
  Text,
  TextList,
  IdList,
  Uuid,
  Whole,
} from '@mingjing/catalogue';
import type { PlannedDraw } from '@mingjing/checklist/contracts';

export const DRAW_KINDS = [
  'DAILY',
  'KEY',
  'CITY',
  'SPECIAL',
  'NATIONAL',
  'PROVINCIAL',
  'JOINT',
] as const satisfies readonly PlannedDraw['kind'][];
export const STRATUM_MODES = ['ratio', 'census'] as const;
export const EXCLUSIONS = ['DRAWN_THIS_YEAR', 'COVERED_UPSTREAM', 'COVERED_KEY', 'OTHER_LICENSOR'] as const;
/** Inspected (VISITED: in whatever way the visit ended) or reported, or a task that is open and not overdue. */
export const COVERED_MEANS = ['VISITED_OR_PENDING', 'INSPECTED_OR_PENDING'] as const;
/** Each of the alarm's two days by what was recorded until then. */
export const BAND_ALARMS = ['DAY_BY_DAY'] as const;
export const BEACON_SOURCES = ['DRAND', 'LOTTERY'] as const;
export const DRAND_NETWORKS = ['QUICKNET'] as const;
export const RESERVES = ['NONE', 'NEXT', 'NEXT_UNDER_CAP'] as const;
const GRADES = ['A', 'B', 'C', 'D'] as const;

const CATEGORY = [/^[A-Z]{2,4}$/, 'a category such as PP: two to four capital letters'] as const;
const SUBTYPE = [
  /^[A-Z]{2,4}-[A-Z0-9]{1,12}$/,
  'a trade such as PP-HOTEL: a category, "-", and up to 12 capital letters or digits',
] as const;
const RECORD_CLASS = [
  /^[A-Z][A-Z0-9_]{0,39}$/,
  'the id of a class of records such as SERIOUS: capital letters, digits and "_"',
] as const;
/** A qualification within a jurisdiction, such as `G/public-places`. */
const FIELD = [
  /^[^\s/]{1,40}\/[^\s/]{1,60}$/,
  'a field of enforcement such as G/public-places: a jurisdiction, "/", and the field, without spaces',
] as const;
const PART = [/^[^\s/]{1,100}$/, 'an id of at most 100 characters without spaces and "/"'] as const;
const MOST = 2 ** 31 - 1;

/** Which entities of the register belong to a stratum; one that fits two strata stops the freeze. */
export class StratumSelect {
  @PatternList(...CATEGORY, { min: 1, max: 50, unique: true }) readonly categories!: readonly string[];
  /** Any one of them; all where absent. */
  @Optional()
  @PatternList(...SUBTYPE, { min: 1, max: 50, unique: true })
  readonly subtypes?: readonly string[];
  @Optional() @IdList({ min: 1, max: 500, unique: true }) readonly districts?: readonly string[];
  @Optional()
  @OneOfList(GRADES, { min: 1, max: 4, unique: true })
  readonly grades?: readonly (typeof GRADES)[number][];
  /**
   * Classes of the plan's table of records: whoever stands in one of them belongs to this stratum, and
   * to no other that does not name his class.
   */
  @Optional()
  @PatternList(...RECORD_CLASS, { min: 1, max: 20, unique: true })
  readonly records?: readonly string[];
}

/** A share reached over the draws of the plan: after the k-th of K draws, k/K of it. */
export class AnnualShare {
  @Ratio() readonly share!: readonly [number, number];
  @Ratio() readonly step!: readonly [number, number];
}

/** One of several authorities that inspect an entity at once. */
export class StratumParty {
  @Pattern(...PART) readonly id!: string;
  @Pattern(...FIELD) readonly field!: string;
}

/** `field` or `parties`; `ratioDecision`, `annual` or the mode `census` says how many are drawn. */
export class PlannedStratum {
  @Pattern(...PART) readonly id!: string;
  @Optional() @Pattern(...FIELD) readonly field?: string;
  @Optional() @ListOf(() => StratumParty, { min: 1, max: 20 }) readonly parties?: readonly StratumParty[];
  @OneOf(STRATUM_MODES) readonly mode!: (typeof STRATUM_MODES)[number];
  /** Absent where bands decide: the frozen register has yet to fall into one. */
  @Optional() @Ratio() readonly ratio?: readonly [number, number];
  /** 0 unless given. */
  @Optional() @Whole(0, MOST) readonly minimum?: number;
  @Nested(() => StratumSelect) readonly select!: StratumSelect;
  @Optional() @Nested(() => AnnualShare) readonly annual?: AnnualShare;
  /** The `decision` of the RatioDecided that it stands on. */
  @Optional() @Uuid() readonly ratioDecision?: string;
}

export const WEIGHED_BY = ['GRADE', 'CREDIT'] as const;

/** A line of the published weight table: entities of this grade weigh at least so much. */
export class GradeWeight {
  /** The quantified grade (risk) unless given. */
  @Optional() @OneOf(WEIGHED_BY) readonly by?: (typeof WEIGHED_BY)[number];
  @OneOf(GRADES) readonly grade!: (typeof GRADES)[number];
  @Whole(1, MOST) readonly weight!: number;
}

/** Brings one secret to the seed. */
export class Contributor {
  @Pattern(...PART) readonly id!: string;
  @Actor() readonly actor!: string;
}

/** A public value that nobody knows before `revealBy`; the round is fixed by rule, not chosen. */
export class PlannedBeacon {
  @OneOf(BEACON_SOURCES) readonly source!: (typeof BEACON_SOURCES)[number];
  /** Number of a drand round, or issue of a lottery (期号). */
  @Optional() @Text(100) readonly round?: string;
  /** Which network of drand signs; its signature is verified before it counts. */
  @Optional() @OneOf(DRAND_NETWORKS) readonly network?: (typeof DRAND_NETWORKS)[number];
  /** When the lottery is drawn, as its operator has announced. */
  @Optional() @Moment() readonly at?: string;
}

/** From when each side may know who meets whom. */
export class UnblindingTimes {
  @Moment() readonly officers!: string;
  @Moment() readonly entity!: string;
}

/** One draw, fixed before anyone can know its outcome. Opens `draw/<drawId>`. */
export class DrawPlanned {
  @Id() readonly plan!: string;
  /** Number of the draw in its plan, which also says of what kind it is. */
  @Whole(1, 999) readonly no!: number;
  @OneOf(DRAW_KINDS) readonly kind!: (typeof DRAW_KINDS)[number];
  /** Codes of the checklist's items that the visits are confined to. */
  @TextList(100, { min: 1, max: 500, unique: true }) readonly items!: readonly string[];
  @Id() readonly checklist!: string;
  /** So many fit an entry of 65,535 bytes, also frozen with their sizes and executed with their cut-offs. */
  @ListOf(() => PlannedStratum, { min: 1, max: 100 }) readonly strata!: readonly PlannedStratum[];
  /**
   * Districts outside which the draw looks at nobody: every stratum names its own among them, and the officers
   * are those who work in a field of the strata. The whole register where absent.
   */
  @Optional() @IdList({ min: 1, max: 500, unique: true }) readonly area?: readonly string[];
  @Optional() @ListOf(() => GradeWeight, { min: 1, max: 8 }) readonly weights?: readonly GradeWeight[];
  @Optional()
  @OneOfList(EXCLUSIONS, { min: 1, max: 4, unique: true })
  readonly exclude?: readonly (typeof EXCLUSIONS)[number][];
  /** What COVERED_UPSTREAM and COVERED_KEY take for covered; where absent, whatever task was ever added. */
  @Optional() @OneOf(COVERED_MEANS) readonly coveredMeans?: (typeof COVERED_MEANS)[number];
  /** How the alarm on bands looks back; where absent, covers and complaints as of the freeze stand for both days. */
  @Optional() @OneOf(BAND_ALARMS) readonly bandAlarm?: (typeof BAND_ALARMS)[number];
  /** The day on which the officers' certificates must be valid. */
  @Day() readonly validOn!: string;
  @ListOf(() => Contributor, { max: 20 }) readonly contributors!: readonly Contributor[];
  @Actor() readonly organiser!: string;
  @Optional() @Nested(() => PlannedBeacon) readonly beacon?: PlannedBeacon;
  @Moment() readonly commitBy!: string;
  @Moment() readonly revealBy!: string;
  @Nested(() => UnblindingTimes) readonly unblind!: UnblindingTimes;
  /** NEXT: a task that is closed calls the next entity of the reserve; UNDER_CAP: the next that the year's cap allows. */
  @OneOf(RESERVES) readonly reserve!: (typeof RESERVES)[number];
  @Text(60) readonly algorithm!: string;
  /** The voided draw in whose place this one stands: its frozen register holds. */
  @Optional() @Id() readonly replaces?: string;
  /** A list drawn by a higher level: only officers are drawn, for the entities of the list. */
  @Optional() @Id() readonly upstream?: string;
}
