import type { RecordedEvent } from '@mingjing/kernel';

/** How one event type changes a state; its payload was checked when it was accepted. */
export type Step<S> = (state: S, event: RecordedEvent) => S;

/** Types the payload of one step: the registry hands over events as plain JSON of that shape. */
export function step<S, D>(take: (state: S, event: RecordedEvent<D>) => S): Step<S> {
  return (state, event) => take(state, event as unknown as RecordedEvent<D>);
}
