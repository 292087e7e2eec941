import type { JsonObject, Rejection } from '@mingjing/kernel';
import { registry } from '../composition/constitution';
import { statusOf } from './refusal-status';
import { SHARED_TITLES } from './refusal-titles';

/** RFC 9457 problem details; `code` is stable, `title` Chinese, `detail` a sentence that a clerk understands. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly facts: JsonObject;
}

/** A refusal on its way to the client; thrown only in this folder, where HTTP begins. */
export class Refused extends Error {
  constructor(
    readonly rejection: Rejection,
    readonly status = statusOf(rejection.code),
  ) {
    super(rejection.reason);
  }
}

const titles: Readonly<Record<string, string>> = Object.assign(
  {},
  SHARED_TITLES,
  ...registry.contexts.map(({ refusals }) => refusals),
) as Record<string, string>;

export function titleOf(code: string): string {
  return titles[code] ?? code;
}

export function problemOf(refused: Refused): Problem {
  const { code, reason, facts } = refused.rejection;
  return {
    type: `urn:mingjing:refusal:${code}`,
    title: titleOf(code),
    status: refused.status,
    detail: reason,
    code,
    facts,
  };
}
