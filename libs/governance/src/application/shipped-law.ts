import type { CalendarYear } from '@mingjing/kernel';
import calendar2025 from '../../presets/calendar-2025.json';
import calendar2026 from '../../presets/calendar-2026.json';
import calendar2027 from '../../presets/calendar-2027.json';
import shipped from '../../presets/rules.v1.json';
import type { RuleVersionPublished } from '../payloads/rule-version-published';

/** The rule versions that ship with the ledger, as the data of one RuleVersionPublished each. */
export const shippedRules = shipped.rules as readonly RuleVersionPublished[];

/** Years for demonstration, as the data of one CalendarPublished each: a bureau publishes the official notice. */
export const shippedCalendars: readonly (CalendarYear & { readonly source: string })[] = [
  calendar2025.calendar,
  calendar2026.calendar,
  calendar2027.calendar,
];
