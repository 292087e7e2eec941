import type { JsonObject } from './json';

/**
 * A business refusal: a value, never an exception. `code` is stable and documented, `reason` is a
 * sentence that a clerk understands, `facts` are what the refusal stands on.
 */
export interface Rejection {
  readonly code: string;
  readonly reason: string;
  readonly facts: JsonObject;
}

export function rejection(code: string, reason: string, facts: JsonObject = {}): Rejection {
  return { code, reason, facts };
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: Rejection };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(code: string, reason: string, facts: JsonObject = {}): Result<never> {
  return { ok: false, rejection: rejection(code, reason, facts) };
}
