import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { isWeekday, type CalendarYear } from '@mingjing/kernel';
import { limitUnder, type RuleVersion } from './contracts';
import { CalendarPublished } from './payloads/calendar-published';
import { RuleVersionPublished } from './payloads/rule-version-published';
import { openedBureau } from './testing/bureau';

const preset = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, '..', 'presets', `${name}.json`), 'utf8')) as never;
const { rules } = preset('rules.v1') as { rules: readonly RuleVersion[] };
const calendars = [2025, 2026, 2027].map(
  (year) => (preset(`calendar-${String(year)}`) as { calendar: CalendarYear }).calendar,
);

const faults = (payload: new () => object, data: object) =>
  validateSync(plainToInstance(payload, data), { whitelist: true, forbidNonWhitelisted: true }).map(String);

/** The ledger of a bureau that publishes every preset as it ships. */
function withPresets() {
  return openedBureau().given(
    ...calendars.map((data) => ({
      type: 'CalendarPublished',
      stream: `calendar/${String(data.year)}`,
      data,
    })),
    ...rules.map((data) => ({ type: 'RuleVersionPublished', stream: `rule/${data.rule}`, data })),
  );
}

describe('the shipped rules', () => {
  it.each(rules.map((rule) => [rule.rule, rule] as const))('%s has the shape of its payload', (_id, rule) => {
    expect(faults(RuleVersionPublished, rule)).toEqual([]);
  });

  it('are refused by that check where they are misshapen', () => {
    expect(faults(RuleVersionPublished, { ...rules[0], unit: 'FORTNIGHT' })).toHaveLength(1);
    expect(faults(RuleVersionPublished, { ...rules[0], basis: { article: '1' } })).toHaveLength(1);
    expect(faults(RuleVersionPublished, { ...rules[0], comment: 'x' })).toHaveLength(1);
  });

  it('call nothing a statute that was not read in one', () => {
    expect(rules.filter((rule) => rule.label === 'STATUTE' && rule.confidence !== 'V')).toEqual([]);
    expect(rules.filter((rule) => (rule.label === 'SEED') !== (rule.confidence === 'S'))).toEqual([]);
    expect(rules.filter((rule) => rule.label === 'STATUTE' && rule.basis.article === undefined)).toEqual([]);
  });

  it('are all accepted by a ledger', () => {
    expect(withPresets().all('RuleVersionPublished')).toHaveLength(rules.length);
  });

  it.each([
    ['T-58', '2026-09-30T10:00:00.000+08:00', '2026-10-15'],
    ['T-34', '2026-09-19T10:00:00.000+08:00', '2026-09-22'],
    ['T-34', '2026-09-30T23:59:00.000+08:00', '2026-10-10'],
    ['T-34', '2026-10-01T00:01:00.000+08:00', '2026-10-10'],
    ['T-51', '2026-07-05T10:00:00.000+08:00', '2026-10-08'],
    ['T-22', '2026-12-31', '2027-01-31'],
    ['T-67', '2025-10-03T10:00:00.000+08:00', '2027-10-03'],
  ])('%s from %s ends on %s', (rule, start, lastDay) => {
    expect(limitUnder(withPresets().facts(), rule, start)).toMatchObject({
      limit: `${lastDay}T23:59:59.999+08:00`,
      provisional: false,
    });
  });
});

describe('the shipped calendars', () => {
  it.each(calendars.map((year) => [year.year, year] as const))('%i is a calendar', (_year, calendar) => {
    expect(faults(CalendarPublished, calendar)).toEqual([]);
    const weekdaysOff = calendar.holidays.filter(isWeekday).length;
    // 13 statutory days off a year since 2025; those on a weekend and the make-up days account for the rest.
    expect(weekdaysOff - calendar.workdays.length).toBeLessThanOrEqual(13);
    expect(weekdaysOff).toBeGreaterThan(calendar.workdays.length);
  });

  it('say that they are for demonstration', () => {
    for (const year of [2025, 2026, 2027]) {
      expect((preset(`calendar-${String(year)}`) as { note: string }).note).toMatch(/State Council/);
    }
  });
});
