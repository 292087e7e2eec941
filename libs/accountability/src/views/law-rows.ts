import {
  limitUnder,
  ruleAt,
  type HeldRole,
  type Limit,
  type RuleVersion,
} from '@mingjing/governance/contracts';
import type { Rows } from '@mingjing/followers';
import {
  chinaDay,
  emptyWorld,
  factsAt,
  isDay,
  type CalendarYear,
  type FactRow,
  type Facts,
  type RecordedEvent,
} from '@mingjing/kernel';
import type { Law } from '../musts/law';
import { read, write } from './rows';

/** What was published and assigned so far: `rule/<id>`, `calendar` and `role/<actor>`. */
export const LAW_TYPES = [
  'RuleVersionPublished',
  'CalendarPublished',
  'RoleAssigned',
  'RoleWithdrawn',
] as const;

const CALENDAR = 'calendar';

export function tellLaw({ type, data }: RecordedEvent, rows: Rows): void {
  switch (type) {
    case 'RuleVersionPublished':
      tellRule(data as unknown as RuleVersion, rows);
      break;
    case 'CalendarPublished':
      tellYear(data as unknown as CalendarYear, rows);
      break;
    case 'RoleAssigned':
      tellRole(data as unknown as Assigned, rows, true);
      break;
    case 'RoleWithdrawn':
      tellRole(data as unknown as Assigned, rows, false);
      break;
    default:
      break;
  }
}

function tellRule(version: RuleVersion, rows: Rows): void {
  const key = `rule/${version.rule}`;
  const others = (read<RuleVersion[]>(rows, key) ?? []).filter((one) => one.version !== version.version);
  write(
    rows,
    key,
    [...others, version].sort((a, b) => a.version - b.version),
  );
}

function tellYear({ year, holidays, workdays }: CalendarYear, rows: Rows): void {
  const others = (read<CalendarYear[]>(rows, CALENDAR) ?? []).filter((one) => one.year !== year);
  write(rows, CALENDAR, [...others, { year, holidays, workdays }]);
}

type Assigned = HeldRole & { readonly actor: string };

function tellRole({ actor, role, org, from, to }: Assigned, rows: Rows, assigned: boolean): void {
  const key = `role/${actor}`;
  const held = (read<HeldRole[]>(rows, key) ?? []).filter((one) => one.role !== role || one.org !== org);
  const now = { role, org, from, ...(to === undefined ? {} : { to }) };
  write(rows, key, assigned ? [...held, now] : held);
}

/** Roles held on the day of the entry: who may act is a gate, and gates go by the order of the log. */
export function rolesOn(rows: Rows, actor: string, recordedAt: string): readonly string[] {
  const day = chinaDay(recordedAt);
  return (read<HeldRole[]>(rows, `role/${actor}`) ?? [])
    .filter(({ from, to }) => from <= day && (to === undefined || day <= to))
    .map(({ role }) => role);
}

/** Governance's own arithmetic over the rows of the view. */
export function lawFrom(rows: Rows): Law {
  return {
    limit: (rule, start) => limitOf(rows, rule, start),
    value: (rule, moment) => ruleAt(factsFrom(rows), rule, moment)?.value,
  };
}

/** Limits by the day on which the period starts, as they follow from the versions of a rule and a calendar. */
interface Computed {
  readonly years: readonly CalendarYear[] | undefined;
  readonly byDay: Map<string, Limit | undefined>;
}

/** Rows are never changed in place: the same object is the same law. */
const computed = new WeakMap<readonly RuleVersion[], Computed>();

/** Many periods of one rule start on one day, and only hours ask for the moment. */
function limitOf(rows: Rows, rule: string, start: string): Limit | undefined {
  const versions = read<readonly RuleVersion[]>(rows, `rule/${rule}`);
  if (versions === undefined) return undefined;
  if (versions.some(({ unit }) => unit === 'HOUR')) return limitUnder(factsFrom(rows), rule, start);
  const { byDay } = computedFor(versions, read<readonly CalendarYear[]>(rows, CALENDAR));
  const day = isDay(start) ? start : chinaDay(start);
  const known = byDay.get(day);
  if (known !== undefined || byDay.has(day)) return known;
  const limit = limitUnder(factsFrom(rows), rule, day);
  byDay.set(day, limit);
  return limit;
}

function computedFor(versions: readonly RuleVersion[], years: readonly CalendarYear[] | undefined): Computed {
  const known = computed.get(versions);
  if (known !== undefined && known.years === years) return known;
  const anew = { years, byDay: new Map<string, Limit | undefined>() };
  computed.set(versions, anew);
  return anew;
}

function factsFrom(rows: Rows): Facts {
  const nothing = {
    ledger: '',
    sha256: (bytes: Uint8Array) => bytes,
    root: () => undefined,
    file: () => undefined,
  };
  return factsAt({ ...emptyWorld, list: (table, prefix) => list(rows, table, prefix) }, nothing, 0, '');
}

function list(rows: Rows, table: string, prefix: string): readonly FactRow[] {
  const values =
    table === 'calendar'
      ? read<CalendarYear[]>(rows, CALENDAR)
      : read<RuleVersion[]>(rows, `rule/${prefix.trimEnd()}`);
  return (values ?? []).map((value, i) => ({
    key: `${prefix}${String(i)}`,
    value: value as unknown as FactRow['value'],
  }));
}
