import {
  instantOf,
  isClaimedTime,
  isDay,
  isRecordedTime,
  MOMENT_IN_WORDS,
  type Json,
} from '@mingjing/kernel';
import { recordOccurredBy } from './as-of';
import type { CountedQuery } from './counted-rows';
import { judgeMusts } from './judge';
import type { MustRecord } from './must-record';
import { MUSTS, ORIGIN_SCOPES, ROLL_UP_BY, type JudgedFinding } from './roll-up';
import { MUST_STATES } from './states';

/** A question about the three musts as somebody types it. */
export type MustsAsked = Readonly<
  Partial<Record<'as-of' | 'origin' | 'by' | 'from' | 'to' | 'must' | 'state', string>>
>;

/** The question, or the name of what cannot be read and what it should be: `one of …`, `a day such as …`. */
export type MustsQuestion =
  | { readonly ok: true; readonly query: CountedQuery; readonly asOf?: string }
  | { readonly ok: false; readonly name: string; readonly is: string };

const A_DAY = 'a day such as 2026-03-05';
const NOT_BEFORE_FROM = 'no earlier than "from"';
const among =
  (names: readonly string[]) =>
  (text: string): boolean =>
    names.includes(text);

const EXPECTED: Readonly<Record<keyof MustsAsked, readonly [is: string, fits: (text: string) => boolean]>> = {
  origin: [`one of ${ORIGIN_SCOPES.join(', ')}`, among(ORIGIN_SCOPES)],
  by: [`one of ${ROLL_UP_BY.join(', ')}`, among(ROLL_UP_BY)],
  must: [`one of ${MUSTS.join(', ')}`, among(MUSTS)],
  state: [`one of ${MUST_STATES.join(', ')}`, among(MUST_STATES)],
  from: [A_DAY, isDay],
  to: [A_DAY, isDay],
  'as-of': [MOMENT_IN_WORDS, (text) => isClaimedTime(text) || isRecordedTime(text)],
};

/** The same reading of a question for every way in which it can be asked. */
export function questionOf(asked: MustsAsked): MustsQuestion {
  for (const [name, [is, fits]] of Object.entries(EXPECTED)) {
    const text = asked[name as keyof MustsAsked];
    if (text !== undefined && !fits(text)) return { ok: false, name, is };
  }
  const { 'as-of': asOf, from, to, ...filters } = asked;
  if (from !== undefined && to !== undefined && to < from)
    return { ok: false, name: 'to', is: NOT_BEFORE_FROM };
  const given = Object.entries({ ...filters, from, to }).filter(([, text]) => text !== undefined);
  const query = Object.fromEntries(given) as CountedQuery;
  return { ok: true, query, ...(asOf === undefined ? {} : { asOf }) };
}

/** Rows of the view `three_musts` as judged at one moment: of all that was recorded, or of what had occurred by another. */
export function judgedAt(
  rows: readonly { readonly data: Json }[],
  asOf: string,
  occurredBy?: string,
): readonly JudgedFinding[] {
  return rows.flatMap(({ data }) => {
    const all = data as unknown as MustRecord;
    const record = occurredBy === undefined ? all : recordOccurredBy(all, instantOf(occurredBy));
    return record === undefined ? [] : [{ record, rows: judgeMusts(record, asOf) }];
  });
}
