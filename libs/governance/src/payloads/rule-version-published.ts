import { Day, Flag, Nested, OneOf, Optional, Pattern, Text, Whole } from '@mingjing/catalogue';
import { LegalBasis } from './organisations';

export const RULE_UNITS = ['WORKING_DAY', 'CALENDAR_DAY', 'HOUR', 'MONTH', 'COUNT', 'PERCENT'] as const;
/** How sure the number is: seed, verbatim law, excerpt, from memory (three grades), derived. */
export const CONFIDENCES = ['S', 'V', 'E', 'M_HIGH', 'M_MID', 'M_LOW', 'D'] as const;
export const TRANSITIONS = ['START', 'NEW_FROM_EFFECT', 'AS_DOCUMENT_SAYS'] as const;
export const RULE_LABELS = ['STATUTE', 'SEED', 'MANAGEMENT_DEFAULT'] as const;

export type RuleUnit = (typeof RULE_UNITS)[number];
export type Transition = (typeof TRANSITIONS)[number];

/**
 * One version of a legal number. `{"rule":"T-34","version":1,"value":3,"unit":"WORKING_DAY","starts":
 * "first trace","ends":"order served",…}`; COUNT of money is in yuan, as statutes write it.
 */
export class RuleVersionPublished {
  @Pattern(/^[A-Z][A-Za-z0-9-]{0,39}$/, 'the id of a rule such as T-34') readonly rule!: string;
  @Whole(1, 9999) readonly version!: number;
  @Whole(0) readonly value!: number;
  @OneOf(RULE_UNITS) readonly unit!: RuleUnit;
  @Text(200) readonly starts!: string;
  @Text(200) readonly ends!: string;
  @Nested(() => LegalBasis) readonly basis!: LegalBasis;
  /** `CN`, or `CN-` and the code of the administrative division whose rule it is. */
  @Pattern(/^CN(?:-\d{2,6})?$/, 'CN, or CN- and the code of an administrative division')
  readonly jurisdiction!: string;
  @Day() readonly validFrom!: string;
  /** The last day on which it is in force. */
  @Optional() @Day() readonly validTo?: string;
  @OneOf(CONFIDENCES) readonly confidence!: (typeof CONFIDENCES)[number];
  /** Which version governs a period that was already running when this one took effect. */
  @OneOf(TRANSITIONS) readonly transition!: Transition;
  /** A last day that is no working day moves to the next one. */
  @Optional() @Flag() readonly roll?: boolean;
  @OneOf(RULE_LABELS) readonly label!: (typeof RULE_LABELS)[number];
}
