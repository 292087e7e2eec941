import { assignmentOf } from '@mingjing/draw/contracts';
import type { ClaimedMoment, Facts } from '@mingjing/kernel';
import type { Gate } from '../payloads/finding-answers';
import type { FindingSource } from '../payloads/finding-opened';
import { pairOf, type Pair } from './assignment';

export type FindingStatus = 'TRACE' | 'CONFIRMED' | 'DISMISSED' | 'MERGED' | 'CLOSED' | 'WITHDRAWN';

/** Whom a finding concerns, where its task came from, and who answers for it. */
export interface FindingSubject {
  readonly entity: string;
  /** Origin of the task; NO_TASK where the finding belongs to none. */
  readonly origin: string;
  /** Ids of officers in the register. */
  readonly lead?: string;
  readonly second?: string;
}

interface FindingCourse {
  readonly id: string;
  readonly status: FindingStatus;
  /** The statement that left the first trace; the confirmation itself where there was none before. */
  readonly trace: string;
  /** OFFICER: opened by its own confirmation. */
  readonly source: FindingSource | 'OFFICER';
  readonly task?: string;
  readonly item?: string;
  readonly violation?: string;
  readonly gate?: Gate;
  readonly openedAt: string;
  readonly confirmed?: ClaimedMoment;
  readonly confirmedBy?: readonly string[];
  readonly settled?: Settlement;
}

/** What is folded of `finding/<id>` alone: the subject of a finding without a trace stands in its task. */
export interface FoldedFinding extends FindingCourse {
  readonly subject?: FindingSubject;
}

/** One suspected or stated violation. Times are `occurredAt`. */
export interface Finding extends FindingCourse, FindingSubject {}

/** How a finding left the open ones. */
export interface Settlement {
  readonly statement: string;
  readonly at: string;
  readonly by: string;
  /** Whether the finding had been confirmed by then. */
  readonly confirmed: boolean;
  /** SHA-256 of the files given; none means none. */
  readonly evidence: readonly string[];
  /** The finding that this one was merged into. */
  readonly into?: string;
}

export const NO_TASK = 'NO_TASK';

/** Subjects of findings without a trace, by finding. */
export const FINDING_SUBJECT_TABLE = 'findingSubject';
/** `<task> <finding>`. */
export const FINDING_OF_TASK_TABLE = 'findingOfTask';
/** By finding. */
export const OPEN_FINDING_TABLE = 'openFinding';

/** Undefined where no such finding was opened. */
export function findingOf(facts: Facts, id: string): Finding | undefined {
  const folded = facts.state('inspection', `finding/${id}`) as FoldedFinding | undefined;
  if (folded === undefined) return undefined;
  const { subject, ...course } = folded;
  const known = subject ?? (facts.get(FINDING_SUBJECT_TABLE, id) as FindingSubject | undefined);
  return known === undefined ? undefined : { ...course, ...known };
}

/** Neither dismissed, merged, closed nor withdrawn: what the three musts still ask about. */
export function isOpen({ status }: Pick<Finding, 'status'>): boolean {
  return status === 'TRACE' || status === 'CONFIRMED';
}

/**
 * Merged into a finding that was dismissed or withdrawn since: there nothing answers for it any more, and its own
 * must lives on (domain handbook, §2.4: what was seen has one answer, not none).
 */
export function isReleased(facts: Facts, { status, settled }: FoldedFinding): boolean {
  if (status !== 'MERGED' || settled?.into === undefined) return false;
  const target = findingOf(facts, settled.into)?.status;
  return target === 'DISMISSED' || target === 'WITHDRAWN';
}

/** Every finding of a task, by id, settled ones included. */
export function findingsOfTask(facts: Facts, task: string): readonly Finding[] {
  const prefix = `${task} `;
  return facts
    .list(FINDING_OF_TASK_TABLE, prefix)
    .flatMap(({ key }) => findingOf(facts, key.slice(prefix.length)) ?? []);
}

/** Every finding that nothing has settled yet, by id. */
export function openFindings(facts: Facts): readonly Finding[] {
  return facts.list(OPEN_FINDING_TABLE, '').flatMap(({ key }) => findingOf(facts, key) ?? []);
}

/**
 * The two who answer for a finding: the officers of its task as they are assigned now (a replaced officer no
 * longer does), else those who confirmed it.
 */
export function officersOfFinding(facts: Facts, finding: Finding): Pair | undefined {
  const assignment = finding.task === undefined ? undefined : assignmentOf(facts, finding.task);
  return pairOf(assignment ?? {}) ?? pairOf(finding);
}
