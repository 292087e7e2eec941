import { Day, Flag, Id, Nested, OneOf, Optional, PatternList, Text, TextList } from '@mingjing/catalogue';
import { Certificate, ImportOrigin } from './shared-members';

export const EMPLOYMENTS = ['CIVIL_SERVANT', 'INSTITUTION', 'CONTRACT'] as const;
export const OFFICER_STATUSES = ['ACTIVE', 'UNAVAILABLE', 'LEFT'] as const;

/** A qualification within a jurisdiction, such as `G/public-places`. */
const FIELD = [
  /^[^\s/]{1,40}\/[^\s/]{1,60}$/,
  'a field of enforcement such as G/public-places: a jurisdiction, "/", and the field, without spaces',
] as const;

/** A row of the officer register (执法检查人员名录库): post, section, specialty, field of enforcement. */
export class OfficerRegistered {
  @Id() readonly org!: string;
  @Text(100) readonly post!: string;
  @Id() readonly section!: string;
  @TextList(100, { max: 20, unique: true }) readonly specialties!: readonly string[];
  @PatternList(...FIELD, { max: 50, unique: true }) readonly fields!: readonly string[];
  /** May answer for a task as its lead (首位监督员). */
  @Flag() readonly canLead!: boolean;
  @Flag() readonly frontLine!: boolean;
  /** `CONTRACT` staff stand in the register but never inspect. */
  @OneOf(EMPLOYMENTS) readonly employment!: (typeof EMPLOYMENTS)[number];
  @Nested(() => Certificate) readonly certificate!: Certificate;
  @Optional() @Nested(() => ImportOrigin) readonly import?: ImportOrigin;
}

/** What of an officer may change; where the row came from may not. */
export class OfficerChanges {
  @Optional() @Id() readonly org?: string;
  @Optional() @Text(100) readonly post?: string;
  @Optional() @Id() readonly section?: string;
  @Optional() @TextList(100, { max: 20, unique: true }) readonly specialties?: readonly string[];
  @Optional() @PatternList(...FIELD, { max: 50, unique: true }) readonly fields?: readonly string[];
  @Optional() @Flag() readonly canLead?: boolean;
  @Optional() @Flag() readonly frontLine?: boolean;
  @Optional() @OneOf(EMPLOYMENTS) readonly employment?: (typeof EMPLOYMENTS)[number];
  @Optional() @Nested(() => Certificate) readonly certificate?: Certificate;
  @Optional() @OneOf(OFFICER_STATUSES) readonly status?: (typeof OFFICER_STATUSES)[number];
}

/** Members given replace those that stood; `changes` is absent where only personal fields change. */
export class OfficerChanged {
  @Optional() @Nested(() => OfficerChanges) readonly changes?: OfficerChanges;
  @Text() readonly reason!: string;
}

/** A conflict of interest as the bare pair: the draw never sends this officer there. Why is personal. */
export class InterestDeclared {
  @Id() readonly officer!: string;
  @Id() readonly entity!: string;
  /** True where the interest declared before has ended. */
  @Optional() @Flag() readonly withdrawn?: boolean;
}

/** Days on which an officer cannot inspect, both included. Why is his own affair. */
export class AbsenceRecorded {
  @Day() readonly from!: string;
  @Day() readonly to!: string;
  /** True where the absence recorded before with the same first day does not take place. */
  @Optional() @Flag() readonly withdrawn?: boolean;
}
