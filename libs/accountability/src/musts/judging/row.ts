import { instantOf } from '@mingjing/kernel';
import { becauseOf, countsAt, type Act, type Because } from '../act';
import type { StoredLimit } from '../must-record';
import { STATE_LABELS, type Label, type MustState } from '../states';
import { NOTES, joined, noteMembers } from '../notes';

export type Must = 'M1' | 'M1_AGAIN' | 'M2' | 'M3';
/** Acts of must 3, each with a limit of its own from the act before. */
export type Stage = 'FILED' | 'DECIDED' | 'SERVED';

/** One obligation of one finding, and how it stands. */
export interface MustRow {
  readonly must: Must;
  /** The order that must 2 is about, or the one whose recheck failed. */
  readonly order?: string;
  readonly state: MustState;
  readonly label: Label;
  /** The last moment in time; absent where none runs, or no rule is in force. */
  readonly limit?: string;
  /** The rule version that the limit stands on. */
  readonly rule?: { readonly id: string; readonly version: number; readonly provisional: boolean };
  readonly doneAt?: string;
  /** The ground of a lawful exit: DISMISSED, SUBJECT_GONE, RECHECK_WAIVED, BY_THE_HEAD or a code such as W33b. */
  readonly exit?: string;
  /** Must 3: the stage that the limit belongs to. */
  readonly stage?: Stage;
  /** Must 3: the stages that were done after their limits. */
  readonly lateStages?: readonly Stage[];
  /** Of MET: an act that counts as in time was entered after the limit (事后补录). */
  readonly enteredAfterLimit?: true;
  /** An act that the row stands on was corrected afterwards: both values remain. */
  readonly corrected?: true;
  /** Beside the state, in English. */
  readonly note?: string;
  /** The same in Chinese. */
  readonly noteZh?: string;
  /** The events that the answer stands on, in order of the log. */
  readonly because: readonly Because[];
}

/** Acts, the moment from which they count, and what is said beside them. */
export interface Done {
  readonly acts: readonly Act[];
  readonly at: string;
  readonly note?: Label | undefined;
}

/** A ground with the acts that show it. */
export interface Ground {
  readonly acts: readonly Act[];
  readonly note?: Label | undefined;
}

export interface Exit extends Done {
  readonly code: string;
}

/** What is to be weighed for one row; the first that fits wins, in the order of the members. */
export interface Course {
  readonly must: Must;
  readonly order?: string;
  readonly stage?: Stage;
  readonly lateStages?: readonly Stage[];
  readonly started: readonly Act[];
  readonly limit: StoredLimit | undefined;
  readonly notApplicable?: Ground | undefined;
  readonly broken?: Ground | undefined;
  readonly exit?: Exit | undefined;
  readonly suspended?: Ground | undefined;
  readonly done?: Done | undefined;
  readonly below?: (Ground & { readonly at: string }) | undefined;
  /** An act before the last was entered after a limit of its own. */
  readonly enteredLate?: boolean;
  /** Said beside the clock. */
  readonly note?: Label | undefined;
}

type Outcome = Pick<MustRow, 'state'> & Partial<Pick<MustRow, 'doneAt' | 'exit'>> & Ground;

export function rowOf(course: Course, asOf: number): MustRow {
  const { note, acts, ...outcome } = outcomeOf(course, asOf);
  const { must, order, stage, lateStages = [], limit, started } = course;
  const standsOn = inOrder([...started, ...acts]);
  const marks = marksOf(outcome, course, standsOn);
  const entered = marks.enteredAfterLimit === true ? NOTES.ENTERED_AFTER_LIMIT : undefined;
  return {
    must,
    ...(order === undefined ? {} : { order }),
    ...outcome,
    label: STATE_LABELS[outcome.state],
    ...(limit === undefined ? {} : limitMembers(limit)),
    ...(stage === undefined ? {} : { stage }),
    ...(lateStages.length === 0 ? {} : { lateStages }),
    ...marks,
    ...noteMembers(joined([note, remark(outcome, course), entered])),
    because: standsOn.map(becauseOf),
  };
}

/** N/A, BROKEN, lawful exit, SUSPENDED, done, clock: the first line that fits wins. */
function outcomeOf(course: Course, asOf: number): Outcome {
  const { notApplicable, broken, exit, suspended, done, below, limit } = course;
  if (notApplicable !== undefined) return { state: 'N_A', ...notApplicable };
  if (broken !== undefined) return { state: 'BROKEN', ...broken };
  if (exit !== undefined) return exitOf(exit, limit);
  if (suspended !== undefined) return { state: 'SUSPENDED', ...suspended };
  if (done !== undefined) return doneOf(done, course);
  if (below !== undefined) return { state: 'BELOW_STANDARD', doneAt: below.at, ...groundOf(below) };
  return { state: isPast(asOf, limit) ? 'OVERDUE' : 'PENDING', acts: [] };
}

function doneOf({ at, acts, note }: Done, { lateStages = [], limit }: Course): Outcome {
  const late = lateStages.length > 0 || isAfter(at, limit);
  return { state: late ? 'MET_LATE' : 'MET', doneAt: at, ...groundOf({ acts, note }) };
}

export function isPast(asOf: number, limit: StoredLimit | undefined): boolean {
  return limit !== undefined && asOf > instantOf(limit.limit);
}

function exitOf({ code, at, acts, note }: Exit, limit: StoredLimit | undefined): Outcome {
  const state = isAfter(at, limit) ? 'WAIVED_LATE' : 'WAIVED_WITH_BASIS';
  return { state, exit: code, doneAt: at, ...groundOf({ acts, ...(note === undefined ? {} : { note }) }) };
}

function groundOf({ acts, note }: Ground): Ground {
  return { acts, ...(note === undefined ? {} : { note }) };
}

/** Marks beside the state, which they do not change. */
function marksOf(
  { state }: Pick<MustRow, 'state'>,
  course: Course,
  standsOn: readonly Act[],
): Pick<MustRow, 'enteredAfterLimit' | 'corrected'> {
  return {
    ...(state === 'MET' && isEnteredLate(course) ? { enteredAfterLimit: true } : {}),
    ...(standsOn.some((act) => act.corrected !== undefined) ? { corrected: true } : {}),
  };
}

function isEnteredLate({ done, limit, enteredLate = false }: Course): boolean {
  return enteredLate || (done?.acts.some(({ recordedAt }) => isAfter(recordedAt, limit)) ?? false);
}

/** What is said beside a clock that runs. */
function remark({ state }: Pick<MustRow, 'state'>, { note, limit }: Course): Label | undefined {
  if (state !== 'PENDING' && state !== 'OVERDUE') return undefined;
  return note ?? (state === 'PENDING' && limit === undefined ? NOTES.NO_RULE : undefined);
}

function limitMembers({ limit, rule, version, provisional }: StoredLimit): Pick<MustRow, 'limit' | 'rule'> {
  return { limit, rule: { id: rule, version, provisional } };
}

export function isAfter(moment: string, limit: StoredLimit | undefined): boolean {
  return limit !== undefined && instantOf(moment) > instantOf(limit.limit);
}

function inOrder(acts: readonly Act[]): readonly Act[] {
  const byIndex = new Map(acts.map((act) => [act.index, act]));
  return [...byIndex.values()].sort((a, b) => a.index - b.index);
}

/** Several acts are done when the last of them counts. */
export function doneBy(...acts: readonly Act[]): Done {
  return { acts, at: acts.map(countsAt).reduce((a, b) => (instantOf(a) >= instantOf(b) ? a : b)) };
}

/** Whether the row was still open when an act was recorded. */
export function openAt(act: Act, done: Done | undefined): boolean {
  return done === undefined || done.acts.some(({ index }) => index > act.index);
}
