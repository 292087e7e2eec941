import { opensAtOnce } from '@mingjing/inspection/contracts';
import { startsAt, type Act } from '../act';
import { limitFrom, type Gate, type MustRecord } from '../must-record';
import { belowStandard, type Below } from './below-standard';
import { closedOpen } from './judge-order';
import { penaltyCourse, type PenaltyCourse } from './penalty-course';
import { penaltyOpening } from './penalty-opening';
import { doneBy, isPast, openAt, rowOf, type Done, type Exit, type Ground, type MustRow } from './row';
import { stagesOf, type Stages } from './stages';
import { STATE_LABELS, type Label, type MustState } from '../states';
import { transferred } from './transferred';
import { contradictionsOf, isUnlawful, isWithPower, lacksEducation, lawfulWaivers } from './waiver';
import { NOTES, joined, noteMembers } from '../notes';

/** Must 3: what reaches the standard of a penalty is penalised (达到处罚标准必须予以处罚). */
export function judgePenalty(
  record: MustRecord,
  confirmed: Act,
  gate: Gate,
  recheck: MustRow | undefined,
  asOf: number,
): MustRow {
  const opening = penaltyOpening(record, confirmed, gate);
  const penalty = penaltyCourse(record, gate, opening, recheck);
  const done = opening.start === undefined ? undefined : doneOf(penalty);
  const transfer = transferred(record, opening.start, done);
  const stages = stagesOf(penalty);
  const exit = transfer.exit ?? waivedExit(penalty, done);
  const below = belowStandard(penalty);
  const { start } = opening;
  const row = rowOf(
    {
      must: 'M3',
      started: [confirmed, start, ...stages.acts, transfer.restart, fineBefore(penalty)].filter(
        (act) => act !== undefined,
      ),
      limit: stages.limit,
      ...(stages.stage === undefined ? {} : { stage: stages.stage }),
      lateStages: done === undefined ? [] : stages.late,
      notApplicable: notApplicable(penalty, done),
      broken: brokenBy(penalty, { done, exit, below }),
      exit,
      suspended: transfer.suspended,
      done,
      below: done === undefined ? below : undefined,
      enteredLate: stages.enteredLate,
      note: noteOf(penalty, stages, asOf),
    },
    asOf,
  );
  return start === undefined ? beforeTheGate(row, penalty) : row;
}

function doneOf(penalty: PenaltyCourse): Done | undefined {
  const { served, annulled, one } = penalty.course ?? {};
  if (served === undefined || annulled !== undefined || one === undefined) return undefined;
  const fined = fineBefore(penalty) === undefined ? {} : { note: NOTES.FINED_BEFORE };
  return { ...doneBy(one.filed, served), ...fined };
}

/** Two findings of one act cannot be told from two acts: whoever decided answers for it, and its reader is told. */
function fineBefore({ course }: PenaltyCourse): Act | undefined {
  return course?.annulled === undefined ? course?.decided?.fineBefore : undefined;
}

/** The law lets a violation go or penalises it: a waiver that a penalty follows is shown with it. */
function waivedExit({ record, opening }: PenaltyCourse, done: Done | undefined): Exit | undefined {
  const waiver = lawfulWaivers(record).find(({ act }) => act.index > opening.since && openAt(act, done));
  if (waiver === undefined) return undefined;
  const { act, at, acts } = waiver;
  const penalised = done === undefined ? [] : [{ acts: [], note: NOTES.PENALISED_AFTER_WAIVER }];
  const against: readonly Ground[] = [...contradictionsOf(record, act), ...penalised];
  const exit = { code: act.code, at, acts: [...acts, ...against.flatMap((one) => one.acts)] };
  return { ...exit, note: joined(against.map(({ note }) => note)) };
}

function notApplicable(
  { record, course, opening, recheck }: PenaltyCourse,
  done: Done | undefined,
): Ground | undefined {
  const { withdrawn, closed } = record;
  if (withdrawn !== undefined) return { acts: [withdrawn], note: NOTES.FINDING_WITHDRAWN };
  if (done !== undefined) return undefined;
  if (course?.annulled !== undefined) return { acts: [course.annulled], note: NOTES.ANNULLED };
  const excused = recheck !== undefined && RECHECK_EXCUSED.includes(recheck.state);
  return closed !== undefined && opening.start === undefined && excused
    ? { acts: [closed], note: NOTES.GATE_NEVER_OPENED }
    : undefined;
}

/** No recheck was owed: whether the violation was corrected is not asked. */
const RECHECK_EXCUSED: readonly MustState[] = ['N_A', 'WAIVED_WITH_BASIS', 'WAIVED_LATE'];

interface Answers {
  readonly done: Done | undefined;
  readonly exit: Exit | undefined;
  readonly below: Below | undefined;
}

/** Final: the standard was reached, or never asked for, and nothing lawful answers it any more. */
function brokenBy(penalty: PenaltyCourse, answers: Answers): Ground | undefined {
  const { done, exit } = answers;
  const answered = done !== undefined || exit !== undefined;
  return (
    (answered ? undefined : unlawfulWaiver(penalty)) ??
    closedWithoutAct(penalty, answers) ??
    (answered ? undefined : recheckBroken(penalty, answers))
  );
}

function unlawfulWaiver({ record, opening }: PenaltyCourse): Ground | undefined {
  const waiver = record.waivers.findLast((one) => one.index > opening.since && !one.fineOnly);
  if (waiver === undefined || !isUnlawful(waiver)) return undefined;
  return {
    acts: [waiver],
    note: isWithPower(waiver) ? NOTES.WAIVED_WITHOUT_REVIEW : NOTES.WAIVED_WITHOUT_POWER,
  };
}

function closedWithoutAct(penalty: PenaltyCourse, { done, exit, below }: Answers): Ground | undefined {
  const { record, opening, course } = penalty;
  if (below !== undefined || opening.start === undefined) return undefined;
  const finding = closedOpen(record, done, exit, NOTES.CLOSED_WITHOUT_ACT);
  if (finding !== undefined || done !== undefined || exit !== undefined) return finding;
  const closed = course?.one.closed;
  if (closed === undefined || closed.reason === 'TRANSFERRED') return undefined;
  return { acts: [closed], note: NOTES.CASE_CLOSED_WITHOUT_ACT };
}

/** "Overdue and not corrected" can no longer be shown: a missed recheck destroys the penalty. */
function recheckBroken(
  { gate, recheck, record, opening }: PenaltyCourse,
  { below }: Answers,
): Ground | undefined {
  if (opensAtOnce(gate) || below !== undefined) return undefined;
  const neverOrdered = recheck === undefined && opening.start === undefined ? record.closed : undefined;
  return recheck?.state === 'BROKEN' || neverOrdered !== undefined
    ? { acts: neverOrdered === undefined ? [] : [neverOrdered], note: NOTES.NOT_ASSESSABLE }
    : undefined;
}

function noteOf(penalty: PenaltyCourse, stages: Stages, asOf: number): Label | undefined {
  const fined = fineBefore(penalty) === undefined ? undefined : NOTES.FINED_BEFORE;
  return joined([lackOf(penalty, stages), pastLimitation(penalty, asOf), fined]);
}

function lackOf({ record, opening, assessed }: PenaltyCourse, { stage }: Stages): Label | undefined {
  const waiver = record.waivers.findLast((one) => one.index > opening.since);
  if (waiver !== undefined && lacksEducation(record, waiver)) return NOTES.NO_EDUCATION;
  if (stage === 'FILED' && assessed === undefined) return NOTES.NOT_ASSESSED;
  return stage === 'FILED' ? NOTES.ASSESSED_NOT_FILED : undefined;
}

/**
 * Penalty Law Art. 36 bars what was not discovered within rule T-67 of the act's end. When the act ended no
 * entry says; the trace is the discovery, and from there on the rule bars nothing, however long it takes.
 */
function pastLimitation({ record }: PenaltyCourse, asOf: number): Label | undefined {
  return isPast(asOf, limitFrom(record, 'T-67', startsAt(record.trace))) ? NOTES.PAST_LIMITATION : undefined;
}

/** Gates O and R before a recheck failed: PENDING(gate), and OVERDUE while must 2 is. */
function beforeTheGate(row: MustRow, { recheck, course }: PenaltyCourse): MustRow {
  if (row.state !== 'PENDING') return row;
  const { note: _note, noteZh: _noteZh, ...rest } = row;
  const early = course?.served === undefined ? undefined : NOTES.PENALISED_EARLY;
  if (recheck?.state === 'OVERDUE') {
    return {
      ...rest,
      state: 'OVERDUE',
      label: STATE_LABELS.OVERDUE,
      because: recheck.because,
      ...noteMembers(joined([NOTES.OVERDUE_WITH_RECHECK, early])),
    };
  }
  return { ...rest, ...noteMembers(joined([NOTES.PENDING_GATE, early])) };
}
