import { isClaimedTime, isRecordedTime, MOMENT_IN_WORDS, rejection } from '@mingjing/kernel';
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

/**
 * A moment in either form of a record. A "+" that was typed as it is comes as a space (URL Standard,
 * application/x-www-form-urlencoded), which no moment holds: before the offset it is read as what was meant.
 */
export function momentFrom(given: Given, name: string): string | undefined {
  const text = textFrom(given, name)?.replace(/ (?=\d\d:\d\d$)/, '+');
  if (text === undefined || isClaimedTime(text) || isRecordedTime(text)) return text;
  throw malformed(name, MOMENT_IN_WORDS);
}

/** Filters by the column that each is of, and what its value is one of where the values are known. */
export type Filters = Readonly<Record<string, readonly string[] | 'any'>>;

/** The filters that are given; refused where no row could ever have the value. */
export function whereFrom(given: Given, filters: Filters): Readonly<Record<string, string>> {
  const where: Record<string, string> = {};
  for (const [name, values] of Object.entries(filters)) {
    const text = textFrom(given, name);
    if (text === undefined) continue;
    if (values !== 'any' && !values.includes(text)) throw malformed(name, `one of ${values.join(', ')}`);
    where[name] = text;
  }
  return where;
}

/** `limit`, at least 1 and never more than `most`. */
export function limitFrom(given: Given, usual: number, most: number): number {
  const text = textFrom(given, 'limit');
  const limit = text === undefined ? usual : decimal(text, 'limit');
  if (limit === 0) throw malformed('limit', 'at least 1');
  return Math.min(limit, most);
}

export function yearFrom(text: string): number {
  if (/^20\d\d$/.test(text)) return Number(text);
  throw malformed('year', 'a year such as 2026');
}

export function malformed(name: string, what: string): Refused {
  return new Refused(rejection('query-malformed', `"${name}" must be ${what}.`, { name }), 400);
}
