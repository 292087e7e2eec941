import { rejection } from '@mingjing/kernel';
import { Refused } from './problem';
import { decimal } from './true-at';

/** Parameters as Fastify reads them: one that is given twice comes as an array. */
type Given = object;

/** A parameter that is given once, or not at all. */
export function textFrom(given: Given, name: string): string | undefined {
  const value = (given as Readonly<Record<string, unknown>>)[name];
  if (value === undefined || typeof value === 'string') return value;
  throw malformed(name, 'given once');
}

/** The filters that are given, by the column that each is of. */
export function whereFrom(given: Given, names: readonly string[]): Readonly<Record<string, string>> {
  const pairs = names.map((name) => [name, textFrom(given, name)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** `limit`, at least 1 and never more than `most`. */
export function limitFrom(given: Given, usual: number, most: number): number {
  const text = textFrom(given, 'limit');
  const limit = text === undefined ? usual : decimal(text, 'limit');
  if (limit === 0) throw malformed('limit', 'at least 1');
  return Math.min(limit, most);
}

export function malformed(name: string, what: string): Refused {
  return new Refused(rejection('query-malformed', `"${name}" is ${what}.`, { name }), 400);
}
