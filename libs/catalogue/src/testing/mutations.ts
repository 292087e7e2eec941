import * as fc from 'fast-check';
import { isJsonObject, type Json, type JsonObject } from '@mingjing/kernel';

/** Values that some check somewhere takes for another: of every type, at every edge. */
const TRICKY: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53 - 1,
  2 ** 53,
  '',
  ' ',
  '1',
  'true',
  'x'.repeat(5000),
  '𠮷'.repeat(201),
  '☎\uFE0F',
  '2026-02-30',
  [],
  [null],
  ['x', 'x'],
  [{}],
  {},
  { length: 0 },
  { any: 'thing' },
];

/** Names that every object has before it has any member. */
const NAMES = ['extra', 'toString', 'hasOwnProperty', 'constructor', 'valueOf', '', '0', 'length'];

type Mutation = (value: Json) => Json;

const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constantFrom(...TRICKY).map((value): Mutation => () => value),
  fc.constantFrom('\n', ' ', '\uFE0F', '𠮷').map(withAtItsEnd),
  fc.constantFrom<Mutation>(shorter, inCapitals),
  fc.constantFrom(-1, 1, 0.5, -(2 ** 40), 2 ** 40).map(movedBy),
  fc.nat(20).map(repeatedAtItsEnd),
  fc.constantFrom(...NAMES).map(withMember),
  fc.nat().map(withoutMember),
);

/** One thing to change at one place. */
export type Change = readonly [place: number, mutate: Mutation];

export const changes: fc.Arbitrary<readonly Change[]> = fc.array(fc.tuple(fc.nat(), mutations), {
  minLength: 8,
  maxLength: 8,
});

/** The payload after one change; the whole of it is a place too. Undefined where that leaves no object. */
export function changed(payload: JsonObject, [which, mutate]: Change): JsonObject | undefined {
  const places = placesIn(payload);
  const result = changedAt(payload, places[which % places.length] ?? [], mutate);
  return isJsonObject(result) ? result : undefined;
}

type Place = readonly (string | number)[];

function placesIn(value: Json, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  const inside = Array.isArray(value)
    ? (value as readonly Json[]).flatMap((item, i) => placesIn(item, [...here, i]))
    : Object.entries(value as JsonObject).flatMap(([name, member]) => placesIn(member, [...here, name]));
  return [here, ...inside];
}

function changedAt(value: Json, [next, ...rest]: Place, mutate: Mutation): Json {
  if (next === undefined) return mutate(value);
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((item, i) => (i === next ? changedAt(item, rest, mutate) : item));
  }
  const object = value as JsonObject;
  return { ...object, [next]: changedAt(object[next] as Json, rest, mutate) };
}

function withAtItsEnd(more: string): Mutation {
  return (value) => (typeof value === 'string' ? value + more : value);
}

function shorter(value: Json): Json {
  return typeof value === 'string' || Array.isArray(value) ? (value.slice(1) as Json) : value;
}

function inCapitals(value: Json): Json {
  return typeof value === 'string' ? value.toUpperCase() : value;
}

function movedBy(step: number): Mutation {
  return (value) => (typeof value === 'number' ? value + step : value);
}

/** The last item again and again: equal by content, but not the same object. */
function repeatedAtItsEnd(times: number): Mutation {
  return (value) => {
    if (!Array.isArray(value)) return value;
    const items = value as readonly Json[];
    return [...items, ...Array.from({ length: times }, () => copyOf(items.at(-1) ?? null))];
  };
}

function withMember(name: string): Mutation {
  return (value) => (isJsonObject(value) ? { ...value, [name]: 'more' } : value);
}

function withoutMember(which: number): Mutation {
  return (value) => {
    if (!isJsonObject(value)) return value;
    const names = Object.keys(value);
    const gone = names[which % Math.max(names.length, 1)];
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== gone));
  };
}

/** By way of text, as payloads come: a structured clone has another realm's prototypes under Jest. */
function copyOf(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
