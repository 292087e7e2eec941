import { isDay } from '@mingjing/kernel';

/** What a cell says, or a sentence on why it says nothing. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export type CellReader<T = unknown> = (text: string) => Reading<T>;

export const said = <T>(value: T): Reading<T> => ({ ok: true, value });
export const unsaid = (reason: string): Reading<never> => ({ ok: false, reason });

/** `9.1370E+17`, `9.137E17`: what programs make of a long code, whose last digits are gone. `1E5` may be a code. */
const SHORTENED = /^-?(?:\d(?:\.\d+)?E\+|\d\.\d+E)\d{1,3}$/i;

/** Of whatever may hold a code: names, numbers and words do too. */
export function unrounded<T>(read: CellReader<T>): CellReader<T> {
  return (cell) =>
    SHORTENED.test(cell)
      ? unsaid(`"${cell}" was rounded by a spreadsheet; format the column as text and enter it again.`)
      : read(cell);
}

export const text: CellReader<string> = unrounded(said);

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/** `2026-03-05`, `2026/3/5`, `2026.3.5`, `2026年3月5日`; the day must be real, and not what a spreadsheet makes of 0. */
export const day: CellReader<string> = (cell) => {
  const [, year = '', month = '', date = ''] = DAY.exec(cell) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(written)) return unsaid(`"${cell}" is no day; write it as 2026-03-05.`);
  return written >= '1900-01-01' ? said(written) : unsaid(tooOld(cell));
};

function tooOld(cell: string): string {
  return `"${cell}" lies before 1900; write the day as 2026-03-05, or empty the cell if there is none.`;
}

export const whole: CellReader<number> = (cell) => {
  const number = Number(cell);
  return /^\d{1,16}$/.test(cell) && Number.isSafeInteger(number)
    ? said(number)
    : unsaid(`"${cell}" is no whole number.`);
};

/** A code, or one of the words that stand for it. */
export function word(words: Readonly<Record<string, readonly string[]>>): CellReader<string> {
  const codes = new Map<string, string>();
  for (const [code, names] of Object.entries(words)) {
    for (const name of [code, ...names]) codes.set(name.toLowerCase(), code);
  }
  return (cell) => {
    const code = codes.get(cell.toLowerCase());
    if (code !== undefined) return said(code);
    const known = Object.entries(words).map(
      ([one, [name]]) => `${one}${name === undefined ? '' : ` ${name}`}`,
    );
    return unsaid(`"${cell}" is none of ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}.`);
  };
}

export function flag(words: Readonly<Record<string, readonly string[]>>): CellReader<boolean> {
  const read = word(words);
  return (cell) => {
    const reading = read(cell);
    return reading.ok ? said(reading.value === 'true') : unsaid(`"${cell}" is neither 是 (yes) nor 否 (no).`);
  };
}

/** Items parted by `;`, `；`, `、`, `,`, `，` or `|`. */
export function listOf<T>(item: CellReader<T>): CellReader<readonly T[]> {
  return (cell) => {
    const items: T[] = [];
    for (const part of cell.split(/[;；、,，|]/).map((one) => one.trim())) {
      if (part === '') continue;
      const reading = item(part);
      if (!reading.ok) return reading;
      items.push(reading.value);
    }
    return said(items);
  };
}
