import { COUNT, list, object, oneOf, TEXT, trueAt, CLAIMED, UUID, type Members, type Schema } from './words';

type Given<T> = { [K in keyof T]-?: T extends Record<K, T[K]> ? K : never }[keyof T];
type Maybe<T> = Exclude<keyof T, Given<T>>;

/**
 * The schema of what a context folds, member by member as its type has them: one that is added there,
 * or taken away, or made optional, and not here does not compile.
 */
export function folded<T>(
  given: Readonly<Record<Given<T>, Schema>>,
  maybe: Readonly<Record<Maybe<T>, Schema>>,
): Schema {
  return object(given, maybe);
}

/** A word of a closed list, as the type has it. */
export function wordOf<T extends string>(...words: readonly T[]): Schema {
  return oneOf(words);
}

/** The current state of an aggregate whose stream begins with the word, as each context has folded it. */
export function aggregate(word: string, states: Members): Schema {
  const contexts = Object.entries(states).map(([context, state]): [string, Schema] => [
    context,
    object({ changedBy: COUNT, state }),
  ]);
  const description = 'context → what it has folded of the stream, and the entry that changed it last';
  const state: Schema = { ...object({}, Object.fromEntries(contexts)), minProperties: 1, description };
  return trueAt({ stream: { type: 'string', pattern: `^${word}/` }, state });
}

export const ACTORS = { ...list(TEXT), description: 'actors' };
/** Of the statement that did it. */
export const STATEMENT = UUID;
export const AT = CLAIMED;
/** When something happened, as the statement of the id claims. */
export const CLAIMED_ACT = object({ id: STATEMENT, at: AT });
