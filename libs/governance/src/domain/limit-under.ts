import {
  addDays,
  chinaDay,
  isDay,
  isProvisional,
  limitOf,
  type Calendar,
  type CalendarYear,
  type Facts,
  type Period,
  type PeriodUnit,
} from '@mingjing/kernel';
import type { RuleUnit, Transition } from '../payloads/rule-version-published';
import { ruleAt, ruleVersions, type RuleVersion } from './rule-in-force';

/** The limit of a running period, and the rule version that it stands on and why. */
export interface Limit {
  /** The last moment in time, at China time. */
  readonly limit: string;
  readonly rule: string;
  readonly version: number;
  /** START: in force when the period started. NEW_FROM_EFFECT: took the period over while it ran. */
  readonly because: Transition;
  /** Counted through a year whose calendar is not published yet. */
  readonly provisional: boolean;
}

/** The published years, each as last published. */
export function calendarOf(facts: Facts): Calendar {
  return { years: facts.list('calendar', '').map((row) => row.value as unknown as CalendarYear) };
}

export function isPeriodUnit(unit: RuleUnit): unit is PeriodUnit {
  return unit !== 'COUNT' && unit !== 'PERCENT';
}

/**
 * The limit of a period that starts at a moment (or on a day). Undefined where no version of the rule
 * was in force at the start, or the rule is a count and no period.
 */
export function limitUnder(facts: Facts, rule: string, start: string): Limit | undefined {
  const atStart = ruleAt(facts, rule, start);
  if (atStart === undefined || !isPeriodUnit(atStart.unit)) return undefined;
  const calendar = calendarOf(facts);
  const first = dated(
    atStart,
    limitOf(periodOf(atStart), start, calendar),
    start,
    calendar,
    becauseOf(atStart),
  );
  return ruleVersions(facts, rule)
    .filter((later) => later.transition === 'NEW_FROM_EFFECT' && later.validFrom > dayOf(start))
    .filter((later) => ruleAt(facts, rule, later.validFrom)?.version === later.version)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .reduce((running, later) => takenOver(running, later, start, calendar), first);
}

/**
 * A version that takes effect while the period runs gives it its own length, counted from the start.
 * Where that would already be over, it is counted from the effect, and never beyond the limit that
 * stood: a change of law makes nobody late who was in time.
 */
function takenOver(running: Limit, later: RuleVersion, start: string, calendar: Calendar): Limit {
  if (later.validFrom > chinaDay(running.limit)) return running;
  const fromStart = limitOf(periodOf(later), start, calendar);
  if (chinaDay(fromStart) >= later.validFrom) {
    return dated(later, fromStart, start, calendar, 'NEW_FROM_EFFECT');
  }
  const fromEffect = limitOf(periodOf(later), addDays(later.validFrom, -1), calendar);
  const limit = fromEffect < running.limit ? fromEffect : running.limit;
  return dated(later, limit, start, calendar, 'NEW_FROM_EFFECT');
}

function dated(
  version: RuleVersion,
  limit: string,
  start: string,
  calendar: Calendar,
  because: Transition,
): Limit {
  const provisional = isProvisional(dayOf(start), chinaDay(limit), calendar);
  return { limit, rule: version.rule, version: version.version, because, provisional };
}

/** A version in force at the start governs as such, unless its document has rules of its own for running periods. */
function becauseOf(version: RuleVersion): Transition {
  return version.transition === 'AS_DOCUMENT_SAYS' ? 'AS_DOCUMENT_SAYS' : 'START';
}

function periodOf(version: RuleVersion): Period {
  const { value, unit, roll } = version;
  if (!isPeriodUnit(unit)) throw new RangeError(`Rule ${version.rule} is no period`);
  return { value, unit, ...(roll === undefined ? {} : { roll }) };
}

function dayOf(start: string): string {
  return isDay(start) ? start : chinaDay(start);
}
