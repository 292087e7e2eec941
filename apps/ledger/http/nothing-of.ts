import { rejection, type JsonObject } from '@mingjing/kernel';
import { Refused } from './problem';
import { momentFrom } from './query-text';
import type { AskedAs } from './read-rows';

/**
 * That the log up to `size` has nothing of `what`. Asked as of a moment the answer is about that moment alone: what
 * is stated to have happened later may stand in the log, and is not denied.
 */
export function nothingOf(what: string, size: number, asked: AskedAs, facts: JsonObject): Refused {
  const upTo = `The log up to size ${String(size)}`;
  const occurredBy = momentFrom(asked, 'occurred-by');
  const [reason, moment] =
    occurredBy === undefined
      ? [`${upTo} has no ${what}: see how its id is written in its receipt or in a list.`, {}]
      : [
          `${upTo} had nothing of ${what} by ${occurredBy}: ask about a later moment, or without "occurred-by".`,
          { occurredBy },
        ];
  return new Refused(rejection('not-found', reason, { ...facts, size, ...moment }));
}
