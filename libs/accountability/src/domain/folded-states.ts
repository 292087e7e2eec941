import {
  instantOf,
  isSameJson,
  streamWord,
  type Json,
  type RecordedEvent,
  type Registry,
} from '@mingjing/kernel';

/** What a context has folded of a stream, and the entry that changed it last. */
export interface FoldedState {
  readonly changedBy: number;
  readonly state: Json;
}

/**
 * Context → the state of an aggregate, from all events of its stream in order of the log. By a moment: from those
 * alone that are stated to have occurred by then. A context that has folded nothing is left out.
 */
export function foldedStates(
  registry: Registry,
  stream: string,
  events: readonly RecordedEvent[],
  occurredBy?: string,
): ReadonlyMap<string, FoldedState> {
  const states = new Map<string, FoldedState>();
  const occurred = occurredBy === undefined ? events : occurredUpTo(instantOf(occurredBy), events);
  for (const { context, definition } of registry.folds(streamWord(stream))) {
    let now: unknown;
    for (const event of occurred) {
      const before = now;
      now = definition.evolve(before, event);
      if (now === undefined) now = before;
      if (isSameJson(before as Json | undefined, now as Json | undefined)) continue;
      states.set(context, { changedBy: event.index, state: now as Json });
    }
  }
  return states;
}

function occurredUpTo(moment: number, events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  return events.filter(({ occurredAt }) => instantOf(occurredAt) <= moment);
}
