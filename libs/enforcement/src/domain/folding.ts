import type { RecordedEvent } from '@mingjing/kernel';

/** How one event type changes a state. Its payload was checked when it was accepted. */
export type Step<S, D> = (state: S, event: RecordedEvent<D>) => S;
export type Opening<S, D> = (event: RecordedEvent<D>) => S;

/**
 * A fold by event type. Only an opening makes a state, and only of nothing; a type without a step
 * leaves the state as it was: a fold never refuses a recorded fact.
 */
export function folding<S>(
  openings: Readonly<Record<string, Opening<S, never>>>,
  steps: Readonly<Record<string, Step<S, never>>>,
): (state: S | undefined, event: RecordedEvent) => S | undefined {
  return (state, event) => {
    const one = event as unknown as RecordedEvent<never>;
    if (state === undefined) return openings[event.type]?.(one);
    return steps[event.type]?.(state, one) ?? state;
  };
}
