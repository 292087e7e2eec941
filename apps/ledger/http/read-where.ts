import type { ViewDefinition } from '@mingjing/followers';
import type { Registry } from '@mingjing/kernel';

/** Where an answer was looked for: what it does not name does not stand there. */
export interface ReadWhere {
  /** `order/*` for every stream of that word, `*` for every stream of the log. */
  readonly streams: readonly string[];
  /** Size of the log up to which they were read. */
  readonly upTo: number;
}

/** A negative answer says which streams were read and up to where (architecture, views are answers). */
export function readBy({ concerns }: ViewDefinition, registry: Registry, upTo: number): ReadWhere {
  if (concerns === '*') return { streams: ['*'], upTo };
  const types = new Set(concerns);
  const words = registry.events().flatMap(({ type, stream }) => (types.has(type) ? [stream] : []));
  return { streams: [...new Set(words)].sort().map((word) => `${word}/*`), upTo };
}
