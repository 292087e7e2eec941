import {
  instantOf,
  recordedTime,
  type Deadline,
  type DeadlineDefinition,
  type DerivedEvent,
  type Facts,
} from '@mingjing/kernel';
import type { Side } from '../payloads/assignment-events';
import { taskOf } from './assignment';
import { drawOf, type DrawState, type Place } from './draw-state';
import { streamTask, teamOf } from './drawn-tasks';
import { DRAW_ALGORITHM } from './execute';
import { originOf } from './origin';
import { recomputeDraw, type PooledTask } from './recompute';

/**
 * A page holds up a statement for its length, so it is a short one (draw.md, unblind: at most 1,000).
 * Logs of before had 1,000: this divides it, so that a side that is half told goes on where it was.
 */
export const UNBLINDING_PAGE = 20;

const KIND = 'unblinding';
const LATER_KIND = 'unblinding-of-reserve';
/** Rows of the same moment are met by key: officers before the entity. */
const RANK = { OFFICERS: '1', ENTITY: '2' } as const;

/** The page of a side that is next: due at the later of the side's time and the countersignature. */
export function unblindingDeadline(
  { id: draw, plan }: DrawState,
  side: Side,
  page: number,
  countersigned: Place,
): Deadline {
  const time = side === 'OFFICERS' ? plan.unblind.officers : plan.unblind.entity;
  return {
    kind: KIND,
    key: `${draw} ${RANK[side]} ${side} ${String(page).padStart(5, '0')}`,
    due: later(time, countersigned.recordedAt),
    cause: countersigned.id,
    data: { draw, side, page },
  };
}

/** The entity that was called from the reserve is told at its side's time, or at once where that has passed. */
export function reserveDeadline({ id: draw, plan }: DrawState, task: string, called: Place): Deadline {
  const due = later(plan.unblind.entity, called.recordedAt);
  return { kind: LATER_KIND, key: task, due, cause: called.id, data: { draw, task } };
}

export const unblinding: DeadlineDefinition = {
  kind: KIND,
  givesWay: true,
  fire: ({ data }, facts) => {
    const { draw: drawId, side, page } = data as { draw: string; side: Side; page: number };
    const draw = mustStand(drawOf(facts, drawId), drawId);
    const first = page * UNBLINDING_PAGE;
    const tasks = recomputeDraw(facts, draw).tasks.slice(first, first + UNBLINDING_PAGE);
    return tasks.map((task) => revealTo(side, draw, task, facts));
  },
};

export const unblindingOfReserve: DeadlineDefinition = {
  kind: LATER_KIND,
  fire: ({ data }, facts) => {
    const { draw: drawId, task: id } = data as { draw: string; task: string };
    const draw = mustStand(drawOf(facts, drawId), drawId);
    const { entity, stratum = '', field = '' } = mustStand(taskOf(facts, id), id);
    return [revealTo('ENTITY', draw, { id, entity, stratum, field }, facts)];
  },
};

/** The entity is told who comes now, replacements included; the officers whom the draw sends. */
function revealTo(side: Side, draw: DrawState, task: PooledTask, facts: Facts): DerivedEvent {
  const id = streamTask(facts, draw, task);
  const before = taskOf(facts, id);
  const { entity, stratum, field } = task;
  const team = side === 'OFFICERS' ? teamOf(task) : pairNow(before);
  return {
    stream: `task/${id}`,
    type: 'AssignmentRevealed',
    version: 1,
    algorithm: DRAW_ALGORITHM,
    data: { side, draw: draw.id, origin: before?.origin ?? originOf(draw), entity, stratum, field, ...team },
  };
}

function pairNow(
  task: ReturnType<typeof taskOf>,
): { readonly lead: string; readonly second: string } | object {
  const { lead, second } = task ?? {};
  return lead === undefined || second === undefined ? {} : { lead, second };
}

function later(time: string, recordedAt: string): string {
  return recordedTime(Math.max(instantOf(time), instantOf(recordedAt)));
}

function mustStand<Value>(value: Value | undefined, id: string): Value {
  if (value === undefined) throw new Error(`A deadline speaks of ${id}, which does not stand`);
  return value;
}
