import type { JsonObject, Rejection } from '@mingjing/kernel';
import { registry } from '../composition/constitution';
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

const CONFLICTS = new Set(['revision-conflict', 'id-reused']);
const MALFORMED =
  /^(malformed-json|duplicate-key|too-deep|number-not-integer|lone-surrogate|statement-malformed|submission-malformed|member-missing|member-invalid|unknown-member|signature-malformed|expect-malformed|disclosure-malformed|id-version|size-malformed)$/;
const UNAUTHENTICATED = new Set(['token-missing', 'token-invalid']);
const FORBIDDEN = new Set([
  'signature-invalid',
  'key-unknown',
  'key-of-another',
  'key-revoked',
  'key-not-yet-valid',
  'not-authorised',
  'sealed-until-unblinding',
  'may-not-read',
]);
const UNAVAILABLE = new Set(['clock-behind', 'size-not-reached', 'ledger-stopped', 'view-halted']);

/** Everything else is a refusal of the law or of the house: understood, well formed, not to be done. */
function statusOf(code: string): number {
  if (MALFORMED.test(code)) return 400;
  if (UNAUTHENTICATED.has(code)) return 401;
  if (FORBIDDEN.has(code)) return 403;
  if (code === 'not-found') return 404;
  if (CONFLICTS.has(code)) return 409;
  if (code === 'too-large') return 413;
  if (UNAVAILABLE.has(code)) return 503;
  return 422;
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
