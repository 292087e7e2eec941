import type { Expected, KeptEvent, NewEvent, Outcome } from './kept-event';

/**
 * Strong idempotency, of an exact revision: the same ids behind it answer success again, however old
 * they are and whatever their content is. At the end anything is taken, known ids too.
 */
export function repeatedAt(
  events: readonly KeptEvent[],
  at: number,
  more: readonly NewEvent[],
): 'take' | Outcome {
  if (at === events.length - 1) return 'take';
  const same =
    at < events.length && more.length > 0 && more.every((one, i) => isKnown(events[at + 1 + i], one));
  return same ? standing(events, at + more.length) : wrongVersion(events);
}

/** Weak idempotency, of `any`: by recent ids alone. */
export function repeatedAnywhere(
  events: readonly KeptEvent[],
  expected: Extract<Expected, 'any' | 'stream_exists'>,
  more: readonly NewEvent[],
): 'take' | Outcome {
  if (expected === 'stream_exists' && events.length === 0) return wrongVersion(events);
  const start = events.findLastIndex((event) => isKnown(event, more[0]));
  if (start < 0) return 'take';
  const all = more.every((one, i) => isKnown(events[start + i], one));
  return all ? standing(events, start + more.length - 1) : wrongVersion(events);
}

export function isKnown(event: KeptEvent | undefined, one: NewEvent | undefined): boolean {
  return event !== undefined && event.id === one?.id;
}

function standing(events: readonly KeptEvent[], last: number): Outcome {
  return { kind: 'written', last, position: events[last]?.position ?? 0 };
}

function wrongVersion(events: readonly KeptEvent[]): Outcome {
  return { kind: 'wrong-version', current: events.length - 1 };
}
