import { instantOf, streamId, type Plain, type RecordedEvent } from '@mingjing/kernel';
import type { DrawExecuted, DrawPublished, DrawVoided, TasksAssignedSealed } from '../payloads/draw-course';
import type { DrawPlanned } from '../payloads/draw-planned';
import type { RegisterFrozen } from '../payloads/register-frozen';
import type { BeaconObserved, RevealOverdue, SeedCommitted, SeedRevealed } from '../payloads/seed-events';
import { withBeacon } from './beacon';
import type { DrawState, Place } from './draw-state';
import { step, type Step } from './folding';

/** Folds `draw/<drawId>`. */
export function evolveDraw(state: DrawState | undefined, event: RecordedEvent): DrawState | undefined {
  if (event.type === 'DrawPlanned') return planned(event);
  return state && (STEPS[event.type]?.(state, event) ?? state);
}

function planned(event: RecordedEvent): DrawState {
  const plan = event.data as unknown as Plain<DrawPlanned>;
  const id = streamId(event.stream);
  return { id, plan, planned: placeOf(event), commitments: [], reveals: [], overdue: [] };
}

function placeOf({ id, index, recordedAt }: RecordedEvent<unknown>): Place {
  return { id, index, recordedAt };
}

const STEPS: Readonly<Record<string, Step<DrawState>>> = {
  SeedCommitted: step<DrawState, SeedCommitted>((draw, { data, index }) => ({
    ...draw,
    commitments: [...draw.commitments, { ...data, index }],
  })),
  RegisterFrozen: step<DrawState, RegisterFrozen>((draw, event) => ({
    ...draw,
    frozen: { ...event.data, ...placeOf(event) },
  })),
  SeedRevealed: step<DrawState, SeedRevealed>((draw, { data, index, recordedAt }) => ({
    ...draw,
    reveals: [
      ...draw.reveals,
      {
        contributor: data.contributor,
        secret: data.secret,
        index,
        late: instantOf(recordedAt) > instantOf(draw.plan.revealBy),
      },
    ],
  })),
  BeaconObserved: step<DrawState, BeaconObserved>((draw, { data, index }) => withBeacon(draw, data, index)),
  RevealOverdue: step<DrawState, RevealOverdue>((draw, { data }) => ({
    ...draw,
    overdue: [...draw.overdue, data],
  })),
  DrawExecuted: step<DrawState, DrawExecuted>((draw, event) => ({
    ...draw,
    executed: { ...event.data, ...placeOf(event) },
  })),
  TasksAssignedSealed: step<DrawState, TasksAssignedSealed>((draw, event) => ({
    ...draw,
    sealed: { ...event.data, ...placeOf(event) },
  })),
  DrawResultCountersigned: step<DrawState, unknown>((draw, event) => ({
    ...draw,
    countersigned: { by: event.actor, ...placeOf(event) },
  })),
  DrawVoided: step<DrawState, DrawVoided>((draw, event) => ({
    ...draw,
    voided: { ...event.data, ...placeOf(event) },
  })),
  DrawPublished: step<DrawState, DrawPublished>((draw, event) => ({
    ...draw,
    published: { ...event.data, ...placeOf(event) },
  })),
};
