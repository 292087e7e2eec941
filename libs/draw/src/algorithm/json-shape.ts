import { fromHex, isJsonObject, type Json } from '@mingjing/kernel';

/** What is wrong with the shape of a value that stands at `path`, as a phrase; null = nothing. */
export type Shape = (value: Json | undefined, path: string) => string | null;

export const text: Shape = (value, path) => (typeof value === 'string' ? null : `${path} must be text`);

/** As the log writes a SHA-256. */
export const hash: Shape = (value, path) =>
  typeof value === 'string' && fromHex(value, 32) !== null
    ? null
    : `${path} must be 64 digits of lower-case hex`;

export const wholeNumber: Shape = (value, path) =>
  Number.isSafeInteger(value) ? null : `${path} must be a whole number`;

export const yesOrNo: Shape = (value, path) =>
  typeof value === 'boolean' ? null : `${path} must be true or false`;

export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? null : shape(value, path));
}

export function either(first: Shape, second: Shape): Shape {
  return (value, path) => (first(value, path) === null ? null : second(value, path));
}

export function listOf(item: Shape, length?: number): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} must be a list`;
    if (length !== undefined && value.length !== length) {
      return `${path} must have ${String(length)} members`;
    }
    for (let i = 0; i < value.length; i++) {
      // The path is worth its making only where something is wrong: of three million rows, in none.
      if (item(value[i] as Json, '') !== null) return item(value[i] as Json, `${path}[${String(i)}]`);
    }
    return null;
  };
}

/** Further members are not looked at. */
export function record(members: Readonly<Record<string, Shape>>): Shape {
  const shapes = Object.entries(members);
  return (value, path) => {
    if (!isJsonObject(value)) return `${path} must be an object`;
    for (const [name, shape] of shapes) {
      const fault = shape(value[name], path === '' ? name : `${path}.${name}`);
      if (fault !== null) return fault;
    }
    return null;
  };
}

/** A record that must hold nothing else: whoever reads past a member would answer another question. */
export function onlyRecord(members: Readonly<Record<string, Shape>>): Shape {
  const known = record(members);
  return (value, path) => {
    const fault = known(value, path);
    if (fault !== null || !isJsonObject(value)) return fault;
    const further = Object.keys(value).find((name) => !Object.hasOwn(members, name));
    return further === undefined
      ? null
      : `${path === '' ? 'it' : path} has a member "${further}" that is not read`;
  };
}
