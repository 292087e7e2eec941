import {
  correctionsTold,
  instantOf,
  isSameJson,
  streamWord,
  type Json,
  type RecordedEvent,
  type Registry,
  type StreamDefinition,
} from '@mingjing/kernel';

/** What a context has folded of a stream, and the entry that changed it last. */
export interface FoldedState {
  readonly changedBy: number;
  readonly state: Json;
}

/** What a stream's states are folded from. */
interface Told {
  /** All events of the stream, in order of the log. */
  readonly events: readonly RecordedEvent[];
  /** Corrections of its statements, in order of the log. */
  readonly corrections?: readonly RecordedEvent[];
}

/**
 * Context → the state of an aggregate, as its statements were corrected. By a moment: from those events and
 * corrections alone that are stated to have occurred by then. A context that has folded nothing is left out.
 */
export function foldedStates(
  registry: Registry,
  stream: string,
  { events, corrections = [] }: Told,
  occurredBy?: string,
): ReadonlyMap<string, FoldedState> {
  const states = new Map<string, FoldedState>();
  const moment = occurredBy === undefined ? Infinity : instantOf(occurredBy);
  const occurred = events.filter((event) => hasOccurred(event, moment));
  const corrected = corrections.filter((event) => hasOccurred(event, moment));
  for (const { context, definition } of registry.folds(streamWord(stream))) {
    let state: FoldedState | undefined;
    for (const event of occurred) state = changed(state, event, definition.evolve(state?.state, event));
    if (state !== undefined) states.set(context, asCorrected(definition, state, corrected));
  }
  return states;
}

/** Beside what was corrected stands what its entry states: the context sees to that. */
function asCorrected(
  definition: StreamDefinition,
  stated: FoldedState,
  corrections: readonly RecordedEvent[],
): FoldedState {
  let state = stated;
  corrections.forEach((event, place) => {
    const told = correctionsTold(corrections.slice(0, place + 1));
    state = changed(state, event, definition.corrected?.(stated.state, told)) ?? state;
  });
  return state;
}

function hasOccurred({ occurredAt }: RecordedEvent, moment: number): boolean {
  return instantOf(occurredAt) <= moment;
}

function changed(
  before: FoldedState | undefined,
  { index }: RecordedEvent,
  after: unknown,
): FoldedState | undefined {
  return after === undefined || isSameJson(before?.state, after as Json)
    ? before
    : { changedBy: index, state: after as Json };
}
