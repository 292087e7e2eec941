import { chinaDay } from '@mingjing/kernel';
import type { Must, MustRow } from './judging/row';
import type { MustRecord } from './must-record';
import { MUST_STATES, type MustState } from './states';

/** A finding and its rows as judged at one moment. */
export interface JudgedFinding {
  readonly record: MustRecord;
  readonly rows: readonly MustRow[];
}

/** DRAW is the scope of the rule itself: what was found at places that were drawn at random. */
export const ORIGIN_SCOPES = ['DRAW', 'COMPLAINT', 'KEY', 'UPSTREAM', 'ALL'] as const;
export type OriginScope = (typeof ORIGIN_SCOPES)[number];
export const ROLL_UP_BY = [
  'origin',
  'org',
  'section',
  'officer',
  'category',
  'violation',
  'period',
  'district',
] as const;
export type RollUpBy = (typeof ROLL_UP_BY)[number];

export interface RollUpQuery {
  /** Where it is not given: DRAW, or ALL where each origin is counted apart. */
  readonly origin?: OriginScope;
  /** Not given: one group for all. */
  readonly by?: RollUpBy;
  /** First and last China day of the first trace. */
  readonly from?: string;
  readonly to?: string;
}

/** Never a number alone: what was counted, and of how many. `permille` is absent where it would mislead. */
export interface Share {
  readonly of: number;
  readonly count: number;
  /** In tenths of a percent: 873 is 87.3 %. */
  readonly permille?: number;
}

export interface Tally {
  readonly rows: number;
  readonly counts: Readonly<Record<MustState, number>>;
  /** Of these rows: those that bear the mark CORRECTED (已更正) beside their state. */
  readonly corrected: number;
  /** Of those that are MET: whose acts count as in time and were entered after the limit (事后补录). */
  readonly enteredAfterLimit: number;
  /** MET + MET_LATE + OVERDUE + BROKEN + WAIVED_LATE. */
  readonly due: number;
  readonly done: Share;
  readonly onTime: Share;
  /** MET and what was lawfully waived, of what was due and what was lawfully waived. */
  readonly lawful: Share;
}

export interface RollUpGroup {
  readonly key: string;
  readonly findings: number;
  readonly musts: Readonly<Record<Must, Tally>>;
  readonly all: Tally;
}

export interface RollUp {
  readonly origin: OriginScope;
  readonly by?: RollUpBy;
  readonly total: RollUpGroup;
  readonly groups: readonly RollUpGroup[];
}

/** Below so many findings an officer is shown with counts and without percentages. */
const FEWEST_FINDINGS_FOR_PERCENT = 10;
const NOT_KNOWN = '-';
export const MUSTS: readonly Must[] = ['M1', 'M1_AGAIN', 'M2', 'M3'];

const UPSTREAM: readonly string[] = ['NATIONAL', 'PROVINCIAL', 'CITY'];

export function isInScope(origin: string, scope: OriginScope): boolean {
  if (scope === 'ALL') return true;
  return scope === 'UPSTREAM' ? UPSTREAM.includes(origin) : origin === scope;
}

/** Counts of rows by origin first, then by unit, officer, category, violation or month of the first trace; or of each origin apart. */
export function rollUp(judged: readonly JudgedFinding[], query: RollUpQuery = {}): RollUp {
  const { by } = query;
  const origin = scopeOf(query);
  const chosen = judged.filter(({ record }) => isAsked(record, query));
  const groups = new Map<string, JudgedFinding[]>();
  if (by !== undefined) {
    for (const one of chosen) {
      const key = keyOf(one.record, by);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    origin,
    ...(by === undefined ? {} : { by }),
    total: groupOf('total', chosen, undefined),
    groups: sorted.map(([key, some]) => groupOf(key, some, by)),
  };
}

/** Whether a roll-up counts this finding. */
export function isAsked(record: MustRecord, query: RollUpQuery): boolean {
  return isInScope(record.origin, scopeOf(query)) && isInPeriod(record, query);
}

function scopeOf({ by, origin = by === 'origin' ? 'ALL' : 'DRAW' }: RollUpQuery): OriginScope {
  return origin;
}

function isInPeriod({ trace }: MustRecord, { from, to }: RollUpQuery): boolean {
  const day = chinaDay(trace.at);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function keyOf(record: MustRecord, by: RollUpBy): string {
  if (by === 'officer') return record.lead ?? NOT_KNOWN;
  if (by === 'period') return chinaDay(record.trace.at).slice(0, 'YYYY-MM'.length);
  return record[by] ?? NOT_KNOWN;
}

function groupOf(key: string, judged: readonly JudgedFinding[], by: RollUpBy | undefined): RollUpGroup {
  const rows = judged.flatMap((one) => one.rows);
  const percents = by !== 'officer' || judged.length >= FEWEST_FINDINGS_FOR_PERCENT;
  const tallies = MUSTS.map((must) => [
    must,
    tally(
      rows.filter((row) => row.must === must),
      percents,
    ),
  ]);
  return {
    key,
    findings: judged.length,
    musts: Object.fromEntries(tallies) as Record<Must, Tally>,
    all: tally(rows, percents),
  };
}

export function tally(rows: readonly MustRow[], percents = true): Tally {
  const states = MUST_STATES.map((state) => [state, rows.filter((row) => row.state === state).length]);
  const counts = Object.fromEntries(states) as Record<MustState, number>;
  const { MET, MET_LATE, OVERDUE, BROKEN, WAIVED_LATE, WAIVED_WITH_BASIS } = counts;
  const due = MET + MET_LATE + OVERDUE + BROKEN + WAIVED_LATE;
  return {
    rows: rows.length,
    counts,
    corrected: rows.filter((row) => row.corrected === true).length,
    enteredAfterLimit: rows.filter((row) => row.enteredAfterLimit === true).length,
    due,
    done: share(MET + MET_LATE, due, percents),
    onTime: share(MET, due, percents),
    lawful: share(MET + WAIVED_WITH_BASIS, due + WAIVED_WITH_BASIS, percents),
  };
}

function share(count: number, of: number, percents: boolean): Share {
  if (of === 0 || !percents) return { of, count };
  // Rounded, but never up to all of them: 1999 of 2000 are not 100.0 %.
  const most = count < of ? 999 : 1000;
  return { of, count, permille: Math.min(most, Math.round((count * 1000) / of)) };
}
