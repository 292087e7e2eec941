import { isJsonObject, type Json, type JsonObject } from '@mingjing/kernel';

/** Stands before no text of JSON. */
const MARK = '@';

/** What a version of a row says that the one which took its place does not. */
interface Delta {
  /** Members of which the next version has another value. */
  readonly set?: JsonObject;
  /** Lists that were continued: how long they were. */
  readonly first?: Readonly<Record<string, number>>;
  /** Members that the next version has and this one had not. */
  readonly without?: readonly string[];
}

/** The same of a version that is a list: how much of the next one it is. */
interface ListDelta {
  readonly items: number;
}

/**
 * The text of a version as what it differs in from the next, for most say nearly the same. Members that
 * are the same value are found by identity: what is not is written again. Undefined where that is all.
 */
export function deltaText(next: Json, data: Json): string | undefined {
  if (isContinued(data, next)) return `${MARK}{"items":${String(data.length)}}`;
  if (!isJsonObject(next) || !isJsonObject(data)) return undefined;
  const set: Record<string, Json> = {};
  const first: Record<string, number> = {};
  let shared = 0;
  for (const name in data) {
    const [value, later] = [data[name], next[name]];
    if (value === undefined) continue;
    if (value === later) shared++;
    else if (isContinued(value, later)) first[name] = value.length;
    else set[name] = value;
  }
  if (shared === 0 && isEmpty(first)) return undefined;
  return MARK + JSON.stringify({ ...given({ set, first }), ...lacking(next, data) } satisfies Delta);
}

export function isDelta(text: string): boolean {
  return text.startsWith(MARK);
}

/** The data of a version, whichever way it is written; `next` is that of the one which took its place. */
export function dataOfVersion(next: Json | undefined, text: string): Json {
  if (!isDelta(text)) return JSON.parse(text) as Json;
  if (next === undefined) throw new Error('No version stands behind one that is written as a difference');
  return dataBefore(next, text);
}

/** The data that the delta was made of. */
export function dataBefore(next: Json, text: string): Json {
  const delta = JSON.parse(text.slice(MARK.length)) as Delta | ListDelta;
  if ('items' in delta) return (next as readonly Json[]).slice(0, delta.items);
  const { set = {}, first = {}, without = [] } = delta;
  const data: Record<string, Json | undefined> = { ...(next as JsonObject), ...set };
  for (const name of Object.keys(first)) data[name] = (data[name] as readonly Json[]).slice(0, first[name]);
  return Object.fromEntries(Object.entries(data).filter(([name]) => !without.includes(name))) as JsonObject;
}

function isContinued(value: Json, later: Json | undefined): value is readonly Json[] {
  if (!Array.isArray(value) || !Array.isArray(later) || value.length > later.length) return false;
  const items = later as readonly Json[];
  return (value as readonly Json[]).every((item, i) => item === items[i]);
}

function given({ set, first }: Required<Omit<Delta, 'without'>>): Delta {
  if (isEmpty(first)) return isEmpty(set) ? {} : { set };
  return isEmpty(set) ? { first } : { set, first };
}

function lacking(next: JsonObject, data: JsonObject): Delta {
  const without = Object.keys(next).filter((name) => data[name] === undefined && next[name] !== undefined);
  return without.length === 0 ? {} : { without };
}

function isEmpty(members: object): boolean {
  for (const _name in members) return false;
  return true;
}
