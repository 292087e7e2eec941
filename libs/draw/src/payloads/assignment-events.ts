import {
  Actor,
  Day,
  Hash,
  HashList,
  Id,
  Nested,
  OneOf,
  Optional,
  Pattern,
  Text,
  TextList,
  Uuid,
  Whole,
} from '@mingjing/catalogue';

/** DRAW: drawn at random under a plan of our own. */
export const TASK_ORIGINS = [
  'DRAW',
  'COMPLAINT',
  'CASE',
  'LICENCE_FIRST_CHECK',
  'SPECIAL',
  'EMERGENCY',
  'KEY',
  'NATIONAL',
  'PROVINCIAL',
  'CITY',
  'RECHECK',
] as const;
export type TaskOrigin = (typeof TASK_ORIGINS)[number];

/** Every origin but the draw, whose tasks only the ledger opens. */
export const ADDED_ORIGINS = [
  'COMPLAINT',
  'CASE',
  'LICENCE_FIRST_CHECK',
  'SPECIAL',
  'EMERGENCY',
  'KEY',
  'NATIONAL',
  'PROVINCIAL',
  'CITY',
  'RECHECK',
] as const satisfies readonly TaskOrigin[];

export const SIDES = ['OFFICERS', 'ENTITY'] as const;
export type Side = (typeof SIDES)[number];

const FIELD = [
  /^[^\s/]{1,40}\/[^\s/]{1,60}$/,
  'a field of enforcement such as G/public-places: a jurisdiction, "/", and the field, without spaces',
] as const;

/** Derived when a side's time has come. `lead` and `second` are absent where the pool had no pair. */
export class AssignmentRevealed {
  @OneOf(SIDES) readonly side!: Side;
  @Id() readonly draw!: string;
  @OneOf(TASK_ORIGINS) readonly origin!: TaskOrigin;
  @Id() readonly entity!: string;
  @Text(100) readonly stratum!: string;
  @Pattern(...FIELD) readonly field!: string;
  @Optional() @Id() readonly lead?: string;
  @Optional() @Id() readonly second?: string;
}

/** Derived from TaskClosed: the next entity of the reserve, assigned by the rule of the draw. Opens its task. */
export class ReserveCalled {
  @Id() readonly draw!: string;
  @OneOf(TASK_ORIGINS) readonly origin!: TaskOrigin;
  @Id() readonly entity!: string;
  @Text(100) readonly stratum!: string;
  @Pattern(...FIELD) readonly field!: string;
  /** The entity in whose place it is called. */
  @Id() readonly instead!: string;
  @Optional() @Id() readonly lead?: string;
  @Optional() @Id() readonly second?: string;
}

/** The file and the row in it that a task of a list was taken from; rows count from 1. */
export class TaskRow {
  /** SHA-256 of the file's bytes. */
  @Hash() readonly file!: string;
  @Whole(1, 99_999_999) readonly row!: number;
}

/** Opens a task not born of a draw, in `task/<UUID>`. */
export class TaskAdded {
  @OneOf(ADDED_ORIGINS) readonly origin!: (typeof ADDED_ORIGINS)[number];
  /** The list of a higher level (`upstream/<id>`) that the task is a row of. */
  @Optional() @Id() readonly list?: string;
  /** The complaint, case or warning (`trigger/<id>`) that calls for it. */
  @Optional() @Uuid() readonly trigger?: string;
  @Id() readonly entity!: string;
  @TextList(100, { min: 1, max: 500, unique: true }) readonly items!: readonly string[];
  @Day() readonly due!: string;
  @Pattern(...FIELD) readonly field!: string;
  @Optional() @Nested(() => TaskRow) readonly import?: TaskRow;
}

/** Officers named by decision; every view shows them as not random. Ids of the register. */
export class OfficersDesignated {
  /** The rule or decision that designation rests on. */
  @Text(200) readonly rule!: string;
  @Actor() readonly decider!: string;
  @Id() readonly lead!: string;
  @Id() readonly second!: string;
}

export const CLOSURE_REASONS = [
  'OUT_OF_BUSINESS',
  'DEREGISTERED',
  'MOVED_OUT',
  'NOT_FOUND',
  'LICENCE_EXPIRED_REVOKED',
  'DUPLICATE',
  'WRONG_CATEGORY',
  'SUSPENDED_TEMP',
  'FORCE_MAJEURE',
  'DEMOLITION',
] as const;

/** No visit will be made; a second person signs that it is so. */
export class TaskClosed {
  @OneOf(CLOSURE_REASONS) readonly reason!: (typeof CLOSURE_REASONS)[number];
  @HashList({ min: 1, max: 100, unique: true }) readonly evidence!: readonly string[];
}
