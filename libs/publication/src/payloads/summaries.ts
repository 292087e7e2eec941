import { Day, File, Id, Nested, Text } from '@mingjing/catalogue';
import type { FileReference } from '@mingjing/catalogue';

export class SummaryPeriod {
  @Day() readonly from!: string;
  @Day() readonly to!: string;
}

/** The brigade sums up the results of a period (rules T-23 and T-24). */
export class SummaryDrafted {
  @Text(200) readonly title!: string;
  @Nested(() => SummaryPeriod) readonly period!: SummaryPeriod;
  @File() readonly content!: FileReference;
}

/** The head of the brigade asks the bureau to publish it. */
export class SummarySubmitted {
  /** The organisation that is asked. */
  @Id() readonly to!: string;
}
