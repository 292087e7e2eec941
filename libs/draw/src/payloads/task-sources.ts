import {
  Day,
  File,
  FileReference,
  Hash,
  Id,
  Moment,
  OneOf,
  Optional,
  Text,
  Whole,
} from '@mingjing/catalogue';

export const UPSTREAM_LEVELS = ['NATIONAL', 'PROVINCIAL', 'CITY'] as const;

/** A list of tasks drawn by a higher level. Opens `upstream/<id>`; its rows follow as TaskAdded. */
export class UpstreamTasksReceived {
  @OneOf(UPSTREAM_LEVELS) readonly level!: (typeof UPSTREAM_LEVELS)[number];
  @Text(200) readonly document!: string;
  @File() readonly list!: FileReference;
  @Whole(1, 10_000_000) readonly count!: number;
  @Day() readonly due!: string;
  /** SHA-256 of the file that the rows are imported from. */
  @Optional() @Hash() readonly import?: string;
}

export const TRIGGER_KINDS = ['COMPLAINT', 'CASE', 'EMERGENCY', 'DATA_WARNING', 'UPSTREAM'] as const;

/** What calls for a visit outside every draw. Who complained of what is personal. Opens `trigger/<UUID>`. */
export class TriggerRecorded {
  @OneOf(TRIGGER_KINDS) readonly kind!: (typeof TRIGGER_KINDS)[number];
  @Optional() @Id() readonly entity?: string;
  @Moment() readonly received!: string;
}

export const OBLIGATION_KINDS = ['LICENCE_FIRST_CHECK', 'KEY_ITEM'] as const;

/** A visit that is owed by a day without any draw. Opens `obligation/<UUID>`. */
export class ObligationOpened {
  @OneOf(OBLIGATION_KINDS) readonly kind!: (typeof OBLIGATION_KINDS)[number];
  @Optional() @Id() readonly entity?: string;
  @Optional() @Text(100) readonly specialty?: string;
  @Day() readonly due!: string;
  /** Id of the rule that it follows from, such as `T-41`. */
  @Id() readonly rule!: string;
}

export class ObligationMet {
  /** The task by which it was met. */
  @Id() readonly task!: string;
}
