import type { Json, JsonObject } from './json';

/** Whether two values are written the same, but for the order of members; what they share is not looked into. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) return isSameList(one as Json, other as Json);
  const [members, others] = [one as JsonObject, other as JsonObject];
  const isIn = (name: string): boolean => others[name] === undefined || members[name] !== undefined;
  return (
    Object.keys(members).every((name) => isSameJson(members[name], others[name])) &&
    Object.keys(others).every(isIn)
  );
}

function isSameList(one: Json, other: Json): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  const items = other as readonly Json[];
  return (one as readonly Json[]).every((item, i) => isSameJson(item, items[i]));
}
