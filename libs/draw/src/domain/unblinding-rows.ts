import {
  clearDeadline,
  setDeadline,
  streamId,
  type FactChange,
  type Facts,
  type RecordedEvent,
} from '@mingjing/kernel';
import { SIDE_ORDER, type Progress, asJson, TABLE } from './tables';
import type { AssignmentRevealed, Side } from '../payloads/assignment-events';
import { taskOf } from './assignment';
import { progressOf } from './draw-questions';
import { drawOf, type DrawState, type Place } from './draw-state';
import { reserveDeadline, UNBLINDING_PAGE, unblindingDeadline } from './unblinding';

/** Once legal affairs have countersigned, each side's first page has its time. */
export function firstPages(draw: DrawState, { id, index, recordedAt }: RecordedEvent): readonly FactChange[] {
  if (draw.sealed === undefined || draw.sealed.tasks === 0) return [];
  const countersigned: Place = { id, index, recordedAt };
  return SIDE_ORDER.map((side) => setDeadline(unblindingDeadline(draw, side, 0, countersigned)));
}

/** A draw that is voided after its countersignature reveals nothing. */
export function liftedPages(draw: DrawState): readonly FactChange[] {
  const { countersigned } = draw;
  if (countersigned === undefined) return [];
  return SIDE_ORDER.map((side) => clearDeadline(unblindingDeadline(draw, side, 0, countersigned)));
}

/** Counts what a side was shown; the last of a page lifts the page and gives the next one its time. */
export function revealedRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { draw: drawId, side } = event.data as unknown as AssignmentRevealed;
  const draw = drawOf(facts, drawId);
  if (draw?.countersigned === undefined || draw.sealed === undefined) return [];
  const called = taskOf(facts, streamId(event.stream))?.called;
  if (called !== undefined) {
    return [clearDeadline(reserveDeadline(draw, streamId(event.stream), called))];
  }
  const before = progressOf(facts, drawId);
  const shown = before[side] + 1;
  const progress: Progress = { ...before, [side]: shown };
  return [
    { table: TABLE.unblinding, key: drawId, value: asJson(progress) },
    ...pageRows(draw, side, shown, draw.sealed.tasks, draw.countersigned),
  ];
}

function pageRows(
  draw: DrawState,
  side: Side,
  shown: number,
  tasks: number,
  countersigned: Place,
): readonly FactChange[] {
  if (shown % UNBLINDING_PAGE !== 0 && shown !== tasks) return [];
  const page = Math.ceil(shown / UNBLINDING_PAGE) - 1;
  const done = clearDeadline(unblindingDeadline(draw, side, page, countersigned));
  return shown >= tasks
    ? [done]
    : [done, setDeadline(unblindingDeadline(draw, side, page + 1, countersigned))];
}
