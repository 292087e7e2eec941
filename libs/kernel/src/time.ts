/**
 * The two forms of time in a record (record.md, values and time).
 *
 *   claim      2026-03-05T10:10:00.000+08:00   stated by a person: never Z, no second 60, a real date
 *   recorded   2026-03-05T02:10:00.000Z        stamped by the ledger: UTC
 */
const CLAIM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}$/;
const RECORDED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const CHINA_OFFSET_MINUTES = 8 * 60;

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
  return new Date(milliseconds + CHINA_OFFSET_MINUTES * 60_000).toISOString().replace('Z', '+08:00');
}

/** Law days are China days: YYYY-MM-DD on which the moment falls in China. */
export function chinaDay(text: string): string {
  return chinaTime(instantOf(text)).slice(0, 10);
}

function wallClockIsReal(local: string): boolean {
  const milliseconds = Date.parse(`${local}Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === `${local}Z`;
}

function offsetIsReal(text: string): boolean {
  return Number(text.slice(24, 26)) <= 23 && Number(text.slice(27, 29)) <= 59;
}
