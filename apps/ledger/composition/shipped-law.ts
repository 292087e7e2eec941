import type { StatementDraft } from '@mingjing/client';
import { shippedCalendars, shippedRules } from '@mingjing/governance';
import { chinaTime, uuidFromRandom, type JsonObject } from '@mingjing/kernel';

/**
 * The shipped rule versions and calendars as statements for somebody to sign. Management defaults
 * among them are labelled so: the legal affairs section confirms or replaces them.
 */
export function rulesAndCalendars(
  origin: string,
  now: number,
  random: () => Uint8Array,
): readonly StatementDraft[] {
  const draft = (type: string, stream: string, data: object): StatementDraft => ({
    id: uuidFromRandom(random()),
    ledger: origin,
    occurredAt: chinaTime(now),
    stream,
    type,
    data: data as JsonObject,
  });
  return [
    ...shippedCalendars.map((year) => draft('CalendarPublished', `calendar/${String(year.year)}`, year)),
    ...shippedRules.map((rule) => draft('RuleVersionPublished', `rule/${rule.rule}`, rule)),
  ];
}
