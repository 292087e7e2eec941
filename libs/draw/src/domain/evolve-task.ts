import type { RecordedEvent } from '@mingjing/kernel';
import type {
  AssignmentRevealed,
  OfficersDesignated,
  ReserveCalled,
  TaskAdded,
  TaskClosed,
} from '../payloads/assignment-events';
import type {
  OfficerReplaced,
  RecusalDecided,
  RecusalRequested,
  ReplacementRequested,
} from '../payloads/replacement-events';
import type { TaskState } from './assignment';
import { step, type Step } from './folding';
import { momentOf } from './moments';

/** Folds the draw's part of `task/<id>`: who goes, and what of the visit binds that. */
export function evolveTask(state: TaskState | undefined, event: RecordedEvent): TaskState | undefined {
  switch (event.type) {
    case 'TaskAdded':
      return added(event.data as unknown as TaskAdded);
    case 'ReserveCalled':
      return called(event as unknown as RecordedEvent<ReserveCalled>);
    case 'AssignmentRevealed':
      return revealed(state, event.data as unknown as AssignmentRevealed);
    default:
      return state && (STEPS[event.type]?.(state, event) ?? state);
  }
}

function added({ origin, entity, field, items, due, list, trigger, import: row }: TaskAdded): TaskState {
  return {
    ...{ origin, entity, field, items, due, random: false },
    revealedTo: { officers: false, entity: false },
    ...(list === undefined ? {} : { list }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(row === undefined ? {} : { import: row.file }),
  };
}

function called({ id, index, recordedAt, data }: RecordedEvent<ReserveCalled>): TaskState {
  const { draw, origin, entity, stratum, field, lead, second } = data;
  return {
    ...{ origin, entity, stratum, field, drawId: draw, random: true, called: { id, index, recordedAt } },
    revealedTo: { officers: true, entity: false },
    ...pair(lead, second),
  };
}

/** Officers come first; what the entity is told later does not change who goes. */
function revealed(state: TaskState | undefined, data: AssignmentRevealed): TaskState {
  const before = state ?? opened(data);
  if (data.side === 'ENTITY') return { ...before, revealedTo: { ...before.revealedTo, entity: true } };
  return {
    ...{ ...before, drawId: data.draw, stratum: data.stratum, random: true },
    revealedTo: { ...before.revealedTo, officers: true },
    ...pair(data.lead, data.second),
  };
}

function opened({ origin, entity, field }: AssignmentRevealed): TaskState {
  return { origin, entity, field, random: true, revealedTo: { officers: false, entity: false } };
}

function pair(
  lead: string | undefined,
  second: string | undefined,
): { readonly lead: string; readonly second: string } | object {
  return lead === undefined || second === undefined ? {} : { lead, second };
}

const STEPS: Readonly<Record<string, Step<TaskState>>> = {
  OfficersDesignated: step<TaskState, OfficersDesignated>((task, { data }) => ({
    ...task,
    ...{ lead: data.lead, second: data.second, random: false },
    revealedTo: { ...task.revealedTo, officers: true },
  })),
  RecusalRequested: step<TaskState, RecusalRequested>((task, { data, id }) => ({
    ...task,
    recusals: [...(task.recusals ?? []), { request: id, officer: data.officer }],
  })),
  RecusalDecided: step<TaskState, RecusalDecided>((task, { data }) => ({
    ...task,
    recusals: (task.recusals ?? []).map((one) =>
      one.request === data.request ? { ...one, granted: data.granted } : one,
    ),
  })),
  ReplacementRequested: step<TaskState, ReplacementRequested>((task, { data }) => ({
    ...task,
    struck: [...(task.struck ?? []), ...(data.unavailable ?? []).map(({ officer }) => officer)],
  })),
  OfficerReplaced: step<TaskState, OfficerReplaced>(
    ({ lead: _lead, second: _second, ...task }, { data }) => ({
      ...task,
      struck: [...(task.struck ?? []), ...(data.incoming === undefined ? [] : [data.incoming])],
      ...pair(data.lead, data.second),
    }),
  ),
  TaskClosed: step<TaskState, TaskClosed>((task, event) => ({
    ...task,
    closed: event.data.reason,
    moments: { ...task.moments, closed: momentOf(event) },
  })),
  // Inspection's events: a notice unblinds the entity's side at once, a visit settles who goes.
  InspectionNotified: (task) => ({ ...task, revealedTo: { ...task.revealedTo, entity: true } }),
  InspectionStarted: (task) => ({ ...task, visit: 'STARTED' }),
  InspectionFinished: step<TaskState, { readonly result: string }>((task, event) => ({
    ...task,
    ...{ visit: 'FINISHED', result: event.data.result },
    moments: { ...task.moments, finished: momentOf(event) },
  })),
  ReportedUpward: step<TaskState, { readonly receipt: string }>((task, event) => ({
    ...task,
    reported: event.data.receipt,
    moments: { ...task.moments, reported: momentOf(event) },
  })),
};
