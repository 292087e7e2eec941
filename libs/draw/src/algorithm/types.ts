/** The one algorithm this folder knows; a transcript that names another is refused. */
export const ALGORITHM = 'mingjing-draw-v1';

/** [numerator, denominator]: 0 ≤ num ≤ den, 1 ≤ den < 2^31. */
export type Ratio = readonly [num: number, den: number];

export type StratumMode = 'ratio' | 'census';

/** How many of a stratum are drawn; `ratio` is written, but ignored, for a census. */
export type DrawRule = {
  readonly mode: StratumMode;
  readonly ratio: Ratio;
  readonly minimum: number;
};

/** One section inspects: `field` is a qualification within a jurisdiction, as `G/public-places`. */
export type SingleStratum = DrawRule & {
  readonly id: string;
  readonly field: string;
};

export type Party = {
  readonly id: string;
  readonly field: string;
};

/** Several authorities inspect the same entity at once; each brings a lead and a second. */
export type JointStratum = DrawRule & {
  readonly id: string;
  readonly parties: readonly Party[];
};

export type Stratum = SingleStratum | JointStratum;

export function isJoint(stratum: Stratum): stratum is JointStratum {
  return 'parties' in stratum;
}

/** A stratum as far as it says who inspects, planned or frozen. */
type Inspected = {
  readonly field?: string;
  readonly parties?: readonly Pick<Party, 'field'>[];
};

/** What its officers are qualified for: its own field, or that of each party. */
export function fieldsOf({ field, parties = [] }: Inspected): readonly string[] {
  return field === undefined ? parties.map((party) => party.field) : [field];
}

export type PoolEntity = {
  readonly id: string;
  readonly stratum: string;
  /** 1 ≤ weight < 2^31; 1 unless the published table raises it. */
  readonly weight: number;
};

export type PoolOfficer = {
  readonly id: string;
  readonly fields: readonly string[];
  readonly canLead: boolean;
  /** Places at which this officer starts, as frozen (see `officerLoads`). */
  readonly load: number;
};

/** This officer may not be sent to this entity. */
export type Conflict = {
  readonly entity: string;
  readonly officer: string;
};

/** `commitment` = 64 digits of lower-case hex. */
export type Commitment = {
  readonly contributor: string;
  readonly commitment: string;
};

/** `secret` = 32 bytes as lower-case hex. */
export type Reveal = {
  readonly contributor: string;
  readonly secret: string;
};

/** `value` = lower-case hex, at least one byte; what it must be is the source's own rule. */
export type Beacon = {
  readonly source: string;
  readonly value: string;
  readonly round?: number | string;
};
