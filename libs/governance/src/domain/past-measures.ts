import { chinaDay, rejection, type Facts, type Policy, type Role } from '@mingjing/kernel';
import type { CalendarPublished } from '../payloads/calendar-published';
import type { RuleVersionPublished } from '../payloads/rule-version-published';
import { calendarOf } from './limit-under';
import { holdsRole } from './held-roles';

const ANSWERABLE: readonly Role[] = ['HEAD', 'LEGAL'];

/**
 * Limits are told by the law as it was published last: a version that reaches back makes late what was in time, and
 * in time what was late. It can be right (a law that was entered after it took effect), so that it takes a second
 * person and not another way. Asked of new statements only (docs/adr/0017).
 */
export const twoChangeARuleOfThePast: Policy<unknown, RuleVersionPublished> = (
  _state,
  { data: { rule, version, validFrom }, cosigners },
  facts,
) => {
  const today = chinaDay(facts.recordedAt);
  if (version === 1 || validFrom >= today || isAnsweredFor(cosigners, facts)) return undefined;
  const reason = `Version ${version} of rule ${rule} begins on ${validFrom}, and days that have passed would be measured anew by it. Let it begin today or later, or have the head or legal affairs sign it too.`;
  return rejection('rule-reaches-back', reason, { rule, version, validFrom, today });
};

/** The first calendar of a year changes nothing that was counted as published. */
export const twoChangeACalendarOfThePast: Policy<unknown, CalendarPublished> = (
  _state,
  { data: { year, holidays, workdays }, cosigners },
  facts,
) => {
  const standing = calendarOf(facts).years.find((one) => one.year === year);
  if (standing === undefined || isAnsweredFor(cosigners, facts)) return undefined;
  const today = chinaDay(facts.recordedAt);
  const day =
    differsBefore(today, standing.holidays, holidays) ?? differsBefore(today, standing.workdays, workdays);
  if (day === undefined) return undefined;
  const reason = `The calendar of ${year} stands, and this one changes ${day}, which has passed: limits would be counted anew. Leave past days as they were, or have the head or legal affairs sign it too.`;
  return rejection('calendar-reaches-back', reason, { year, day, today });
};

function differsBefore(
  today: string,
  before: readonly string[],
  after: readonly string[],
): string | undefined {
  const changed = [
    ...before.filter((day) => !after.includes(day)),
    ...after.filter((day) => !before.includes(day)),
  ];
  return changed.sort().find((day) => day < today);
}

function isAnsweredFor(cosigners: readonly string[] = [], facts: Facts): boolean {
  return cosigners.some((one) => ANSWERABLE.some((role) => holdsRole(facts, one, role)));
}
