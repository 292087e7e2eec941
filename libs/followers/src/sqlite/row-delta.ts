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

/**
 * The text of a version as what it differs in from the next, for most say nearly the same. Members that
 * are the same value are found by identity: what is not is written again. Undefined where that is all.
 */
export function deltaText(next: Json, data: Json): string | undefined {
  if (!isJsonObject(next) || !isJsonObject(data)) return undefined;
  const set: Record<string, Json> = {};
  const first: Record<string, number> = {};
  let shared = 0;
  for (const name of Object.keys(data)) {
    const [value, later] = [data[name], next[name]];
    if (value === undefined) continue;
    if (value === later) shared++;
    else if (isContinued(value, later)) first[name] = value.length;
    else set[name] = value;
  }
  if (shared === 0 && Object.keys(first).length === 0) return undefined;
  const without = Object.keys(next).filter((name) => data[name] === undefined && next[name] !== undefined);
  const delta: Delta = { ...given('set', set), ...given('first', first), ...given('without', without) };
  return MARK + JSON.stringify(delta);
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
  const { set = {}, first = {}, without = [] } = JSON.parse(text.slice(MARK.length)) as Delta;
  const data: Record<string, Json | undefined> = { ...(next as JsonObject), ...set };
  for (const name of Object.keys(first)) data[name] = (data[name] as readonly Json[]).slice(0, first[name]);
  return Object.fromEntries(Object.entries(data).filter(([name]) => !without.includes(name))) as JsonObject;
}

/** Whether two values are written the same, but for the order of members; what they share is not looked into. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) return isSameList(one as Json, other as Json);
  const [members, others] = [one as JsonObject, other as JsonObject];
  const isIn = (name: string): boolean => others[name] === undefined || members[name] !== undefined;
  return (
    Object.keys(members).every((name) => isSame(members[name], others[name])) &&
    Object.keys(others).every(isIn)
  );
}

function isSameList(one: Json, other: Json): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  const items = other as readonly Json[];
  return (one as readonly Json[]).every((item, i) => isSame(item, items[i]));
}

function isContinued(value: Json, later: Json | undefined): value is readonly Json[] {
  if (!Array.isArray(value) || !Array.isArray(later) || value.length > later.length) return false;
  const items = later as readonly Json[];
  return (value as readonly Json[]).every((item, i) => item === items[i]);
}

function given(name: keyof Delta, value: object): object {
  return Object.keys(value).length === 0 ? {} : { [name]: value };
}
