import {
  clearDeadline,
  setDeadline,
  streamId,
  type FactChange,
  type Facts,
  type Plain,
  type RecordedEvent,
} from '@mingjing/kernel';
import type { TaskAdded } from '../payloads/assignment-events';
import type { DrawVoided } from '../payloads/draw-course';
import type { DrawPlanned } from '../payloads/draw-planned';
import type { RegisterFrozen } from '../payloads/register-frozen';
import type { RevealOverdue, SeedCommitted, SeedRevealed } from '../payloads/seed-events';
import { drawOf, frozenOf, missingOf, type DrawState } from './draw-state';
import { evolveDraw } from './evolve-draw';
import { endedTaskRows, endingOfVisit, openedTaskRows } from './completion';
import { coveringRows, uncoveredRows } from './cover-rows';
import { departureRows } from './departures';
import { earlyLookRows } from './early-looks';
import { drawnRows, takenBackRows } from './drawn-rows';
import type { ListFile } from './lists';
import { overdueDeadline } from './overdue';
import { approvedPlanRows, endedPlanRows } from './plan-period';
import { complaintRows } from './record-classes';
import { registerChangeRows } from './register-window';
import { replacedRows, reserveRows } from './place-rows';
import { pairKey, rowOf, TABLE } from './tables';
import { visitRows } from './visit-rows';
import { firstPages, liftedPages, revealedRows } from './unblinding-rows';

type Rows = (event: RecordedEvent, facts: Facts) => readonly FactChange[];

/** What one entry changes in the tables of the draw. */
export function drawFacts(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  return ROWS[event.type]?.(event, facts) ?? [];
}

const ROWS: Readonly<Record<string, Rows>> = {
  PlanApproved: approvedPlanRows,
  PlanPeriodEnded: endedPlanRows,
  DrawPlanned: plannedRows,
  SeedCommitted: committedRows,
  RegisterFrozen: (event) =>
    fileRows(streamId(event.stream), (event.data as unknown as RegisterFrozen).lists),
  SeedRevealed: revealedSeedRows,
  RevealOverdue: (event, facts) =>
    ofDraw(event, facts, (draw) => [
      clearDeadline(overdueDeadline(draw, (event.data as unknown as RevealOverdue).deadline)),
    ]),
  TasksAssignedSealed: (event, facts) => ofDraw(event, facts, (draw) => drawnRows(draw, facts)),
  DrawResultCountersigned: (event, facts) => ofDraw(event, facts, (draw) => firstPages(draw, event)),
  AssignmentRevealed: both(revealedRows, openedTaskRows),
  DrawVoided: voidedRows,
  ReplacementRequested: departureRows,
  OfficerReplaced: replacedRows,
  ReserveCalled: both(reserveRows, openedTaskRows),
  InspectionStarted: visitRows,
  InspectionFinished: endedTaskRows(endingOfVisit),
  TaskClosed: both(
    endedTaskRows(() => 'closed'),
    uncoveredRows,
  ),
  ReportedUpward: endedTaskRows(() => 'reported'),
  TaskAdded: both(both(listedRows, coveringRows), openedTaskRows),
  EntityRegistered: registerChangeRows,
  EntityChanged: registerChangeRows,
  EntityExcluded: registerChangeRows,
  ImportCompleted: registerChangeRows,
  TriggerRecorded: complaintRows,
  AccessRecorded: earlyLookRows,
};

function both(one: Rows, other: Rows): Rows {
  return (event, facts) => [...one(event, facts), ...other(event, facts)];
}

/** Of a draw that stands: the facts are those before the entry. */
function ofDraw(
  event: RecordedEvent,
  facts: Facts,
  rows: (draw: DrawState) => readonly FactChange[],
): readonly FactChange[] {
  const draw = drawOf(facts, streamId(event.stream));
  return draw === undefined ? [] : rows(draw);
}

function plannedRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const draw = evolveDraw(undefined, event);
  if (draw === undefined) return [];
  const { plan, no, replaces, upstream } = event.data as unknown as Plain<DrawPlanned>;
  const replaced = replaces === undefined ? undefined : drawOf(facts, replaces);
  const inherited = replaced && frozenOf(facts, replaced);
  return [
    { table: TABLE.drawNumber, key: pairKey(plan, no), value: draw.id },
    setDeadline(overdueDeadline(draw, 'COMMIT')),
    setDeadline(overdueDeadline(draw, 'REVEAL')),
    ...(replaces === undefined ? [] : [{ table: TABLE.replacedBy, key: replaces, value: draw.id }]),
    ...(upstream === undefined ? [] : [{ table: TABLE.listDraw, key: upstream, value: draw.id }]),
    ...(inherited === undefined ? [] : fileRows(draw.id, inherited.lists)),
  ];
}

function committedRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { commitment, contributor } = event.data as unknown as SeedCommitted;
  const row = { table: TABLE.commitment, key: commitment, value: streamId(event.stream) };
  return ofDraw(event, facts, (draw) => {
    const isLast = missingOf(draw, [...draw.commitments, { contributor }]).length === 0;
    return isLast ? [row, clearDeadline(overdueDeadline(draw, 'COMMIT'))] : [row];
  });
}

function revealedSeedRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { contributor, secret } = event.data as unknown as SeedRevealed;
  const isNew = facts.get(TABLE.secret, secret) === undefined;
  const rows = isNew ? [{ table: TABLE.secret, key: secret, value: streamId(event.stream) }] : [];
  return ofDraw(event, facts, (draw) => {
    const isLast = missingOf(draw, [...draw.reveals, { contributor }]).length === 0;
    return isLast ? [...rows, clearDeadline(overdueDeadline(draw, 'REVEAL'))] : rows;
  });
}

function fileRows(drawId: string, lists: RegisterFrozen['lists']): readonly FactChange[] {
  return Object.values<ListFile>({ ...lists }).map(({ sha256 }) => ({
    table: TABLE.drawFile,
    key: pairKey(sha256, drawId),
    value: true,
  }));
}

function voidedRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { cause } = event.data as unknown as DrawVoided;
  return ofDraw(event, facts, (draw) => [
    { table: TABLE.voids, key: pairKey(draw.plan.plan, draw.id), value: cause },
    clearDeadline(overdueDeadline(draw, 'COMMIT')),
    clearDeadline(overdueDeadline(draw, 'REVEAL')),
    ...liftedPages(draw),
    ...takenBackRows(draw, facts),
  ]);
}

function listedRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { list, entity } = event.data as unknown as TaskAdded;
  if (list === undefined) return [];
  const standing = rowOf<number>(facts, TABLE.listCount, list) ?? 0;
  return [
    { table: TABLE.listTask, key: pairKey(list, entity), value: streamId(event.stream) },
    { table: TABLE.listCount, key: list, value: standing + 1 },
  ];
}
