import type { StatementDraft } from '@mingjing/client';
import { chinaTime, uuidFromRandom, type JsonObject } from '@mingjing/kernel';
import calendar2025 from '../../../libs/governance/presets/calendar-2025.json';
import calendar2026 from '../../../libs/governance/presets/calendar-2026.json';
import calendar2027 from '../../../libs/governance/presets/calendar-2027.json';
import shipped from '../../../libs/governance/presets/rules.v1.json';

/**
 * The shipped rule versions and calendars as statements for somebody to sign. Management defaults
 * among them are labelled so: the legal affairs section confirms or replaces them.
 */
export function rulesAndCalendars(
  origin: string,
  now: number,
  random: () => Uint8Array,
): readonly StatementDraft[] {
  const draft = (type: string, stream: string, data: unknown): StatementDraft => ({
    id: uuidFromRandom(random()),
    ledger: origin,
    occurredAt: chinaTime(now),
    stream,
    type,
    data: data as JsonObject,
  });
  return [
    ...[calendar2025, calendar2026, calendar2027].map(({ calendar }) =>
      draft('CalendarPublished', `calendar/${String(calendar.year)}`, calendar),
    ),
    ...shipped.rules.map((rule) => draft('RuleVersionPublished', `rule/${rule.rule}`, rule)),
  ];
}
