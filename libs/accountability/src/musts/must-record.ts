import type { Limit } from '@mingjing/governance/contracts';
import type { Act } from './act';

/** When the law lets a penalty follow: I at once, O overdue and not corrected, R refuses to correct, S serious. */
export type Gate = 'I' | 'O' | 'R' | 'I_O' | 'I_S' | 'S' | 'I_R' | 'R_S' | 'O_R';

/** A limit as it was computed by the entry at `index`, with the rules and the calendar of that moment. */
export interface StoredLimit extends Limit {
  readonly index: number;
}

/** Everything recorded that the three musts ask of one finding, and the limits that follow; no states. */
export interface MustRecord {
  /** What stands after "/" in its stream. */
  readonly finding: string;
  readonly entity?: string;
  /** Category and district of the entity when the finding was opened. */
  readonly category?: string;
  readonly district?: string;
  readonly task?: string;
  /** Origin of the task; NO_TASK where the finding belongs to none. */
  readonly origin: string;
  /** Ids of officers in the register. */
  readonly lead?: string;
  readonly second?: string;
  /** Organisation and section of the lead when the finding was opened. */
  readonly org?: string;
  readonly section?: string;
  readonly violation?: string;
  readonly gate?: Gate;
  readonly trace: Act;
  /** The visit of the task ended after the trace with the result NORMAL. */
  readonly closedAsNormal?: Act;
  /** The entity would not let itself be inspected or rechecked. */
  readonly refusals: readonly Act[];
  readonly confirmed?: Act;
  readonly dismissed?: Act;
  readonly merged?: Act;
  /** The finding that it was merged into was dismissed or withdrawn: it stands by itself again. */
  readonly released?: Act;
  readonly closed?: Act;
  readonly withdrawn?: Act & { readonly evidence: boolean };
  /** OrderWaived: the subject of every order is gone. */
  readonly gone?: Act;
  readonly orders: readonly OrderRecord[];
  readonly assessments: readonly AssessmentRecord[];
  readonly waivers: readonly WaiverRecord[];
  readonly educations: readonly Act[];
  readonly notFiled: readonly Act[];
  readonly cases: readonly CaseRecord[];
  readonly transfers: readonly TransferRecord[];
  /** Corrections of its acts, in the order of the log; absent where there are none. */
  readonly corrections?: readonly CorrectionRecord[];
  /** Statements about the finding that came too late for their keys; absent where there are none. */
  readonly admitted?: readonly AdmittedAct[];
  /** By `<rule> <start>`: every value that the limit has had, the latest last. */
  readonly limits: Readonly<Record<string, readonly StoredLimit[]>>;
}

export interface OrderRecord {
  readonly order: string;
  readonly kind: 'IMMEDIATE' | 'BY_DATE';
  readonly due?: string;
  /** Place of the finding among those that the order names: corrections name members by it. */
  readonly place: number;
  /** Reason why nothing can be rechecked. */
  readonly noRecheck?: string;
  readonly issued: Act;
  readonly served?: Act;
  readonly extensions: readonly (Act & { readonly due: string })[];
  /** Corrections of the date that are known when the record is judged; never stored. */
  readonly redated?: readonly Redated[];
  readonly withdrawn?: Act;
  readonly rechecks: readonly RecheckRecord[];
  readonly recheckWaived?: Act;
}

/** What a CorrectionRecorded says of one member of the statement `target`. */
export interface CorrectionRecord extends Act {
  readonly target: string;
  readonly member: string;
  readonly newValue: string;
}

/** A correction of the date that the statement `of` gives: the order, or an extension of it. */
export interface Redated extends Act {
  readonly of: string;
  readonly due: string;
}

export interface RecheckRecord extends Act {
  readonly found: 'YES' | 'NO' | 'PARTLY';
  readonly mode: string;
  /** The derived RecheckFailed. */
  readonly failed?: Act;
}

export interface AssessmentRecord extends Act {
  readonly reached: boolean;
  readonly tier: string;
}

export interface WaiverRecord extends Act {
  readonly code: string;
  readonly article: string;
  readonly proposal: string;
  readonly review?: string;
  readonly education?: string;
  /** A second fine for one act is waived; other kinds of penalty stand (Penalty Law Art. 29). */
  readonly fineOnly: boolean;
  /** Roles that the decider and the cosigners held on the day of the entry. */
  readonly roles: readonly string[];
  /** Confirmation of a violation of the same kind, found at the entity in an earlier task and standing. */
  readonly earlier?: Act;
  /** The case that it ends needed a legal review, and the waiver names none. */
  readonly reviewLacking: boolean;
}

export interface CaseRecord {
  readonly case: string;
  readonly procedure: 'GENERAL' | 'SIMPLE';
  /** CaseFiled or OnSpotPenaltyImposed. */
  readonly filed: Act;
  readonly heard: boolean;
  readonly decisions: readonly DecisionRecord[];
  readonly services: readonly Act[];
  readonly annulments: readonly (Act & { readonly remake: boolean })[];
  readonly closed?: Act & { readonly reason: string };
}

export interface DecisionRecord extends Act {
  /** It imposes a fine, perhaps beside other kinds. */
  readonly fine?: true;
  /** A fine that stood for a violation of the same kind, found at the entity before that fine was decided. */
  readonly fineBefore?: Act;
}

export interface TransferRecord {
  readonly referral: string;
  readonly kind: 'DEPARTMENT' | 'POLICE';
  readonly transferred: Act;
  readonly receipt?: Act;
  /** Returned, or refused by the police. */
  readonly ended?: Act;
}

/**
 * A statement that came too late for its key and that another person entered (LateStatementAdmitted):
 * `type`, `at` and `signer` as the original says, `index` and `recordedAt` of the entry that admits it.
 */
export interface AdmittedAct extends Act {
  /** The order in whose stream the original was meant to stand. */
  readonly order?: string;
  /** It names cosigners, and their signatures were not handed in. */
  readonly cosignersOnlyNamed?: true;
}

type Merging = Pick<MustRecord, 'merged' | 'released'>;

/** The merge by which another finding answers for this one; none where that one was dismissed or withdrawn since. */
export function mergedAway(record: Merging): Act | undefined {
  return releaseOf(record) === undefined ? record.merged : undefined;
}

/** The last merge, and the release that ended it. */
export function releaseOf({ merged, released }: Merging): readonly [merged: Act, released: Act] | undefined {
  if (merged === undefined || released === undefined) return undefined;
  return released.index > merged.index ? [merged, released] : undefined;
}

export function limitKey(rule: string, start: string): string {
  return `${rule} ${start}`;
}

/** The limit as last computed; undefined where no rule was in force. */
export function limitFrom(record: MustRecord, rule: string, start: string): StoredLimit | undefined {
  return record.limits[limitKey(rule, start)]?.at(-1);
}
