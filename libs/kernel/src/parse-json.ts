import { textOf } from './bytes';
import type { Json } from './json';
import { JsonFault } from './json-fault';
import { JsonReader } from './json-reader';
import { parsePlainJson } from './plain-json';
import { refused, ok, type Result } from './rejection';

/**
 * A JSON parser that refuses what could be read in two ways: equal keys, numbers that are not
 * integers within ±(2^53 − 1), lone surrogates, depth over the limit, anything after the value.
 * JSON.parse keeps the last of two equal keys and rounds 2^53 + 1, so two readers of the same
 * signed bytes could see two statements.
 */
export function parseJson(bytes: Uint8Array, maxDepth: number): Result<Json> {
  const text = textOf(bytes);
  if (text === undefined) return refused('malformed-json', 'The body must be UTF-8 text.');
  const plain = parsePlainJson(text, maxDepth);
  return plain === undefined ? parseStrictly(text, maxDepth) : ok(plain);
}

/** Character by character: gives the value or the first fault, and where it stands. */
export function parseStrictly(text: string, maxDepth: number): Result<Json> {
  try {
    return ok(new JsonReader(text, maxDepth).document());
  } catch (error) {
    if (error instanceof JsonFault) {
      return refused(error.code, error.message, { at: error.at });
    }
    throw error;
  }
}
