/** JSON as the record allows it: numbers are integers within ±(2^53 − 1). */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [member: string]: Json;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a payload class: a statement's data is parsed JSON, never an instance of the class. */
export type Plain<T> = { readonly [K in keyof T]: T[K] };
