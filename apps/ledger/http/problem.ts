import type { JsonObject, Rejection, Statement } from '@mingjing/kernel';
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

/** Of statements, not of a question: the operations log names who stated what (handbook 5.7). */
export class RefusedStatements extends Refused {
  constructor(
    rejection: Rejection,
    /** Empty where they could not be read. */
    readonly stated: readonly Pick<Statement, 'actor' | 'id' | 'type'>[],
  ) {
    super(rejection);
  }

  /** Opaque ids and a type of the catalogue; no text that somebody typed. */
  override toString(): string {
    const { position } = this.rejection.facts;
    const one = this.stated[typeof position === 'number' ? position : 0];
    if (one === undefined) return 'a statement that cannot be read';
    const { actor, id, type } = one;
    const isKnown = registry.events().some((event) => event.type === type);
    const known = isKnown ? type : 'statement of an unknown type';
    const beside = this.stated.length > 1 ? `, with ${String(this.stated.length - 1)} more` : '';
    return `${known} ${id} by ${actor}${beside}`;
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
