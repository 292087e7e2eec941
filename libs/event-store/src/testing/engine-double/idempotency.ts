import type { KeptEvent, NewEvent, Outcome } from './kept-event';

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
export function repeatedAnywhere(events: readonly KeptEvent[], more: readonly NewEvent[]): 'take' | Outcome {
  const known = more.map((one) => events.findLast((event) => isKnown(event, one)));
  if (known[0] === undefined) return 'take';
  const last = known.at(-1);
  return last === undefined || known.includes(undefined)
    ? wrongVersion(events)
    : standing(events, last.revision);
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
