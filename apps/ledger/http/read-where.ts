import type { ViewDefinition } from '@mingjing/followers';
import type { Registry } from '@mingjing/kernel';
import type { Reader } from './reader-token';
import { mayRead } from './what-roles-read';

/** Where an answer was looked for: what it does not name does not stand there. */
export interface ReadWhere {
  /** `order/*` for every stream of that word, `*` for every stream of the log. */
  readonly streams: readonly string[];
  /** Elsewhere his roles let the reader see what is public and what he signed: only that was looked at there. */
  readonly elsewhere?: 'PUBLIC_AND_OWN';
  /** Size of the log up to which they were read. */
  readonly upTo: number;
}

/** A negative answer says which streams were read for this reader, and up to where (architecture, views are answers). */
export function readBy(
  { concerns }: ViewDefinition,
  registry: Registry,
  upTo: number,
  reader: Reader,
): ReadWhere {
  const types = concerns === '*' ? undefined : new Set(concerns);
  const told = registry.events().filter(({ type }) => types?.has(type) ?? true);
  const words = [...new Set(told.map(({ stream }) => stream))].sort();
  const his = words.filter((word) => mayRead(word, reader));
  const isAll = his.length === words.length;
  const streams = isAll && concerns === '*' ? ['*'] : his.map((word) => `${word}/*`);
  return { streams, ...(isAll ? {} : { elsewhere: 'PUBLIC_AND_OWN' }), upTo };
}
