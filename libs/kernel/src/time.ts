/**
 * The two forms of time in a record (record.md, values and time).
 *
 *   claim      2026-03-05T10:10:00.000+08:00   stated by a person: never Z, no second 60, a real date
 *   recorded   2026-03-05T02:10:00.000Z        stamped by the ledger: UTC
 */
const CLAIM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}$/;
const RECORDED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a claim looks like, for whoever has written it otherwise. */
export const MOMENT_IN_WORDS =
  'a moment to the millisecond with its offset, such as 2026-03-05T10:10:00.000+08:00';

export const CHINA_OFFSET_MINUTES = 8 * 60;
const CHINA_OFFSET = '+08:00';

export function isClaimedTime(text: string): boolean {
  return CLAIM.test(text) && offsetIsReal(text) && wallClockIsReal(text.slice(0, 23));
}

export function isRecordedTime(text: string): boolean {
  return RECORDED.test(text) && wallClockIsReal(text.slice(0, 23));
}

export function isDay(text: string): boolean {
  return DAY.test(text) && wallClockIsReal(`${text}T00:00:00.000`);
}

/** Milliseconds since the epoch of either form; NaN where the text is neither. */
export function instantOf(text: string): number {
  return Date.parse(text);
}

export function recordedTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The moment as a claim at China time, the offset of every moment that the ledger itself computes. */
export function chinaTime(milliseconds: number): string {
  return new Date(milliseconds + CHINA_OFFSET_MINUTES * 60_000).toISOString().replace('Z', CHINA_OFFSET);
}

/** Law days are China days: YYYY-MM-DD on which the moment falls in China. */
export function chinaDay(text: string): string {
  // Of one statement it is asked several times, and often of the next one too.
  if (lastDay.text !== text) lastDay = { text, day: dayInChina(text) };
  return lastDay.day;
}

/** Most moments are real ones at China time, which name the day themselves. */
function dayInChina(text: string): string {
  if (text.endsWith(CHINA_OFFSET) && isClaimedTime(text)) return text.slice(0, 10);
  return chinaTime(instantOf(text)).slice(0, 10);
}

let lastDay = { text: '', day: '' };

/** `YYYY-MM-DDTHH:MM:SS.mmm` on the proleptic Gregorian calendar; no 24:00, no second 60. */
function wallClockIsReal(local: string): boolean {
  const [month, day] = [digits(local, 5), digits(local, 8)];
  return (
    month >= 1 &&
    day >= 1 &&
    day <= lastDayOf(Number(local.slice(0, 4)), month) &&
    digits(local, 11) <= 23 &&
    digits(local, 14) <= 59 &&
    digits(local, 17) <= 59
  );
}

/** The number that two digits from `at` on make. */
function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

const ZERO = 0x30;
const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 0 for a month that there is not. */
function lastDayOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (LAST_DAYS[month - 1] ?? 0);
}

function offsetIsReal(text: string): boolean {
  return digits(text, 24) <= 23 && digits(text, 27) <= 59;
}
