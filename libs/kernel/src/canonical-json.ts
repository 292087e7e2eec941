import type { Json, JsonObject } from './json';
import { isInCanonicalOrder } from './plain-json';

/**
 * RFC 8785 (JCS) text of a value. Members sort by UTF-16 code units, which is what JavaScript's
 * own sort does; JSON.stringify already writes strings as JCS asks. Numbers here are integers, so
 * the ECMAScript number rules come down to their decimal digits.
 */
export function canonicalJson(value: Json): string {
  return isInCanonicalOrder(value) ? JSON.stringify(value) : inOrder(value);
}

/** A value, and the text of it, with every object's members in the order of the text. */
export interface CanonicalForm {
  readonly text: string;
  readonly value: Json;
}

/** What whoever reads the text would see: the same members, in the same order. */
export function canonicalForm(value: Json): CanonicalForm {
  if (isInCanonicalOrder(value)) return { text: JSON.stringify(value), value };
  const text = inOrder(value);
  return { text, value: JSON.parse(text) as Json };
}

function inOrder(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return integerText(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return arrayText(value as readonly Json[]);
  return objectText(value as JsonObject);
}

function integerText(value: number): string {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`${String(value)} is not an integer within ±(2^53 − 1)`);
  }
  return value === 0 ? '0' : String(value);
}

function arrayText(items: readonly Json[]): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += ',';
    text += inOrder(items[i] as Json);
  }
  return text + ']';
}

function objectText(object: JsonObject): string {
  const names = Object.keys(object);
  if (names.length > 1) names.sort();
  let text = '{';
  let separator = '';
  for (const name of names) {
    const member = object[name];
    if (member === undefined) continue;
    text += separator + JSON.stringify(name) + ':' + inOrder(member);
    separator = ',';
  }
  return text + '}';
}
