import { HashList, Id, ListOf, OneOf, Optional, Uuid } from '@mingjing/catalogue';

/** ON_SPOT: within the visit that found it, with pictures of before and after. */
export const RECHECK_MODES = ['SITE', 'DOCUMENT', 'REMOTE', 'LAB', 'ON_SPOT'] as const;
export type RecheckMode = (typeof RECHECK_MODES)[number];

export const CORRECTED = ['YES', 'NO', 'PARTLY'] as const;
export type Corrected = (typeof CORRECTED)[number];

export class RecheckedFinding {
  @Id() readonly finding!: string;
  @OneOf(CORRECTED) readonly corrected!: Corrected;
  @Optional() @HashList({ min: 1, max: 100, unique: true }) readonly evidence?: string[];
}

/** A recheck (复查) of findings that one order names, signed by two officers. */
export class RecheckPerformed {
  @OneOf(RECHECK_MODES) readonly mode!: RecheckMode;
  @ListOf(() => RecheckedFinding, { min: 1, max: 100 }) readonly findings!: RecheckedFinding[];
}

/** Derived (`recheck/v1`) on `finding/<id>` for each finding that a recheck found not, or not wholly, corrected. */
export class RecheckFailed {
  @Id() readonly order!: string;
  /** Id of the statement RecheckPerformed. */
  @Uuid() readonly recheck!: string;
}
