import { shippedCalendars, shippedRules } from '@mingjing/governance';
import type { JsonObject } from '@mingjing/kernel';
import { HEAD, LEGAL } from '../county/people';
import { at } from '../story/moments';
import type { Act, Sitting } from '../story/step';
import { sitting, type Story } from '../story/story';

/** The holiday notice for the next year comes in autumn: limits across the turn of the year wait for it. */
const NEXT_CALENDAR = at('2026-11-05', '09:00');

/** Legal numbers as rule versions, and the calendars of the years. */
export function publishLaw(story: Story, moment: number): readonly Sitting[] {
  const rules = shippedRules.map((rule) =>
    story.act('RuleVersionPublished', `rule/${rule.rule}`, moment, { ...rule } as unknown as JsonObject, {
      occasion: String(rule.version),
    }),
  );
  const early = shippedCalendars.filter(({ year }) => year < 2027);
  const late = shippedCalendars.filter(({ year }) => year >= 2027);
  return [
    sitting(moment, LEGAL, rules),
    sitting(
      moment,
      HEAD,
      early.map((one) => calendarAct(story, one, moment)),
    ),
    sitting(
      NEXT_CALENDAR,
      HEAD,
      late.map((one) => calendarAct(story, one, NEXT_CALENDAR)),
    ),
  ];
}

function calendarAct(story: Story, calendar: (typeof shippedCalendars)[number], moment: number): Act {
  const { year, holidays, workdays, source } = calendar;
  const data = { year, holidays: [...holidays], workdays: [...workdays], source };
  return story.act('CalendarPublished', `calendar/${String(year)}`, moment, data);
}
