import type { Rows, ViewDefinition } from '@mingjing/followers';
import { streamId, streamWord, type RecordedEvent, type Registry } from '@mingjing/kernel';
import { asCorrected } from '../musts/as-corrected';
import { excuse } from '../musts/mark';
import type { CorrectionRecord, MustRecord } from '../musts/must-record';
import { awaitsRecheck } from '../musts/rechecks';
import { tell, TOLD_TYPES } from '../musts/tell';
import { tellAdmitted } from './admitted-rows';
import { findingKey, recordOf, recount, save } from './finding-rows';
import { LAW_TYPES, lawFrom, rolesOn, tellLaw } from './law-rows';
import { actIn, keepTrace, openFinding } from './open-finding';
import { REGISTER_TYPES, tellRegisters } from './register-rows';
import { addTo, namedFindings, read } from './rows';
import { earlierViolation, fineOfSameKind } from './same-kind';
import { assignmentTypes, tellTask, type TaskRow } from './task-rows';

const TRACES = ['ItemAnswered', 'LabReported'] as const;
const MARKS = ['LateEntryReasonGiven', 'CorrectionRecorded'] as const;

type Teller = (event: RecordedEvent, rows: Rows) => void;

/**
 * `finding/<id>` → MustRecord, column `kind` = "finding"; beside it what the records are told from:
 * rules, calendar, roles, registers, tasks, and which findings an order, a case, a transfer, a task, an
 * entity or an act concerns.
 */
export function threeMustsView(registry: Registry): ViewDefinition {
  const assignments = assignmentTypes(registry);
  const tellers = new Map<string, Teller>([
    ...TOLD_TYPES.map((type): [string, Teller] => [type, tellFindings]),
    ...TRACES.map((type): [string, Teller] => [type, (event, rows) => keepTrace(rows, event)]),
    ...MARKS.map((type): [string, Teller] => [type, tellMark]),
    ...REGISTER_TYPES.map((type): [string, Teller] => [type, tellRegisters]),
    ...LAW_TYPES.map((type): [string, Teller] => [type, tellLawAndRecount]),
    ...assignments.map((type): [string, Teller] => [type, (event, rows) => tellTask(registry, event, rows)]),
    ['FindingOpened', (event, rows) => open(rows, event)],
    ['LateStatementAdmitted', tellAdmitted],
  ]);
  return {
    name: 'three_musts',
    version: 11,
    concerns: [...tellers.keys()],
    columns: {
      kind: (_data, key) => (isFinding(key) ? 'finding' : null),
      origin: (data, key) => ofFinding(data, key, 'origin'),
      entity: (data, key) => ofFinding(data, key, 'entity'),
    },
    apply: (event, rows) => tellers.get(event.type)?.(event, rows),
  };
}

const FINDING = findingKey('');

function isFinding(key: string): boolean {
  return key.startsWith(FINDING);
}

/** The other rows are looked up by their key alone. */
function ofFinding(data: unknown, key: string, member: 'origin' | 'entity'): string | null {
  return isFinding(key) ? ((data as MustRecord)[member] ?? null) : null;
}

function tellLawAndRecount(event: RecordedEvent, rows: Rows): void {
  tellLaw(event, rows);
  recount(
    rows,
    event.type === 'CalendarPublished' ? `${streamId(event.stream)}-01-01` : validFrom(event),
    event,
  );
}

/** Roles come and go without moving any limit. */
function validFrom({ type, data }: RecordedEvent): string | undefined {
  return type === 'RuleVersionPublished' ? (data['validFrom'] as string) : undefined;
}

function open(rows: Rows, event: RecordedEvent): void {
  const record = openFinding(rows, event);
  save(rows, record, event);
  addTo(rows, `act/${record.trace.id}`, [record.finding]);
  if (record.task !== undefined) addTo(rows, `found/${record.task}`, [record.finding]);
  if (record.entity !== undefined) addTo(rows, `at/${record.entity}`, [record.finding]);
}

function tellFindings(event: RecordedEvent, rows: Rows): void {
  const own = streamWord(event.stream) === 'finding' ? streamId(event.stream) : undefined;
  if (event.type === 'ViolationConfirmed' && own !== undefined && recordOf(rows, own) === undefined) {
    open(rows, event);
  }
  const findings = own === undefined ? concerned(rows, event) : [own, ...mergedInto(rows, event, own)];
  const known = findings.filter((finding) => tellOne(rows, event, finding));
  if (known.length > 0) addTo(rows, `act/${event.id}`, known);
}

/** Those that stand by themselves again when the finding that they were merged into is dismissed or withdrawn. */
function mergedInto(rows: Rows, { type, data }: RecordedEvent, own: string): readonly string[] {
  if (type === 'FindingMerged') addTo(rows, `merged/${data['into'] as string}`, [own]);
  const releases = type === 'FindingDismissed' || type === 'FindingWithdrawn';
  return releases ? (read<readonly string[]>(rows, `merged/${own}`) ?? []) : [];
}

function tellOne(rows: Rows, event: RecordedEvent, finding: string): boolean {
  const record = recordOf(rows, finding);
  if (record === undefined) return false;
  const { entity, task, trace } = record;
  const act = event.id === trace.id ? trace : actIn(rows, event, { entity, task, trace });
  const told = {
    ...{ event, act, roles: () => signersRoles(rows, event) },
    earlierViolation: () => earlierViolation(rows, record),
    fineOfSameKind: () => fineOfSameKind(rows, record, event.id),
    everyDecisionReviewed: () => (lawFrom(rows).value('T-56', event.occurredAt) ?? 0) > 0,
  };
  save(rows, tell(record, told), event);
  return true;
}

function signersRoles(rows: Rows, { actor, cosigners = [], recordedAt }: RecordedEvent): readonly string[] {
  return [...new Set([actor, ...cosigners].flatMap((one) => rolesOn(rows, one, recordedAt)))];
}

/** The findings behind an order, a case or a transfer are named where its stream begins. */
function concerned(rows: Rows, event: RecordedEvent): readonly string[] {
  if (streamWord(event.stream) === 'task') return foundIn(rows, event);
  const opens = ['RectificationOrdered', 'CaseFiled', 'OnSpotPenaltyImposed', 'CaseTransferred'];
  const key = `named/${event.stream}`;
  if (opens.includes(event.type)) addTo(rows, key, namedFindings(event.data));
  return read<readonly string[]>(rows, key) ?? [];
}

/** A visit ends the search in its own task; one that rechecks and is refused concerns what still waits there for its recheck. */
function foundIn(rows: Rows, event: RecordedEvent): readonly string[] {
  const task = streamId(event.stream);
  const own = read<readonly string[]>(rows, `found/${task}`) ?? [];
  const assignment = read<TaskRow>(rows, `task/${task}`)?.assignment;
  if (event.data['result'] !== 'REFUSED' || assignment?.origin !== 'RECHECK') return own;
  const there = read<readonly string[]>(rows, `at/${assignment.entity}`) ?? [];
  const waiting = there.filter((finding) => {
    const record = recordOf(rows, finding);
    return record !== undefined && awaitsRecheck(asCorrected(record));
  });
  return [...new Set([...own, ...waiting])];
}

function tellMark(event: RecordedEvent, rows: Rows): void {
  const target = event.data['target'] as string;
  for (const finding of read<readonly string[]>(rows, `act/${target}`) ?? []) {
    const record = recordOf(rows, finding);
    if (record === undefined) continue;
    const marked =
      event.type === 'CorrectionRecorded'
        ? { ...record, corrections: [...(record.corrections ?? []), correctionIn(rows, event, record)] }
        : excuse(record, target, event.index);
    save(rows, marked, event);
  }
}

function correctionIn(rows: Rows, event: RecordedEvent, around: MustRecord): CorrectionRecord {
  const { target, member, newValue } = event.data as Readonly<
    Record<'target' | 'member' | 'newValue', string>
  >;
  return { ...actIn(rows, event, around), target, member, newValue };
}
