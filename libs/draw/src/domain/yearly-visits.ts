import { plansOf } from '@mingjing/checklist/contracts';
import { chinaDay, yearOfDay, type Facts } from '@mingjing/kernel';
import { entityOf } from '@mingjing/registers/contracts';
import type { TaskOrigin } from '../payloads/assignment-events';
import { isInspection, taskOf } from './assignment';
import { recordsOf } from './record-classes';
import { pairKey, rowOf, TABLE, type BegunVisit } from './tables';
import { yearlyCap } from './yearly-cap';

/** A visit that began, and what it was made for. */
export interface Visit extends BegunVisit {
  readonly origin: TaskOrigin;
  /** The draw, the higher level's list, or the trigger behind the task. */
  readonly draw?: string;
  readonly list?: string;
  readonly trigger?: string;
  /** Absent while it goes on. */
  readonly result?: string;
  /** Whether it counts against the cap. */
  readonly counts: boolean;
}

/** The visits of an entity in a year beside how many its plans allow. */
export interface YearlyVisits {
  readonly entity: string;
  readonly district?: string;
  readonly visits: readonly Visit[];
  /** Days with a visit that counts: what several departments or tasks make of one day is one visit (综合查一次). */
  readonly counted: number;
  /** The highest of the year's plans; absent where none has a cap. */
  readonly cap?: number;
  readonly over: boolean;
}

/**
 * What an authority plans or orders of its own accord counts. No cap holds back what a complaint, a case, an
 * emergency, an order to correct or a new licence calls for (国办发〔2024〕54号; T-41).
 */
const COUNTED: readonly TaskOrigin[] = ['DRAW', 'SPECIAL', 'KEY', 'NATIONAL', 'PROVINCIAL', 'CITY'];

/** Of which entities; of all where nothing is given. */
export interface VisitsWanted {
  readonly district?: string | undefined;
  /** Those that were visited more often than allowed, or the others. */
  readonly over?: boolean | undefined;
  /** Those whose ids stand behind it. */
  readonly after?: string | undefined;
}

/**
 * The entities in which a visit began in the year, by id in UTF-16 order, one after the other. `see` gives
 * undefined of a task that the asker may not know of: he is not told of its visit by a count either. What it
 * gives of the others comes with the row.
 */
export function* yearlyVisits<Seen>(
  facts: Facts,
  year: number,
  { district, over, after = '' }: VisitsWanted,
  see: (task: string) => Seen | undefined,
): Iterable<{ readonly row: YearlyVisits; readonly seen: readonly Seen[] }> {
  const againstCap = visitsAgainstCap(facts, year);
  for (const { entity, begun } of visitedIn(facts, year)) {
    if (entity <= after) continue;
    const known = begun.flatMap((visit) => {
      const seen = see(visit.task);
      return seen === undefined ? [] : [{ visit, seen }];
    });
    if (known.length === 0) continue;
    const row = againstCap({ entity, begun: known.map(({ visit }) => visit) });
    const isOfDistrict = district === undefined || district === row.district;
    if (isOfDistrict && (over === undefined || over === row.over))
      yield { row, seen: known.map(({ seen }) => seen) };
  }
}

interface BegunVisits {
  readonly entity: string;
  readonly begun: readonly BegunVisit[];
}

/** The visits of one entity that began on a day or after it. */
export function visitsOfEntity(facts: Facts, entity: string, from: string): readonly Visit[] {
  const begun: BegunVisit[] = [];
  const last = yearOfDay(chinaDay(facts.recordedAt));
  for (let year = yearOfDay(from); year <= last; year++) {
    begun.push(...(rowOf<readonly BegunVisit[]>(facts, TABLE.visits, pairKey(year, entity)) ?? []));
  }
  return begun.filter(({ day }) => day >= from).map((one) => visitOf(one, facts));
}

function visitedIn(facts: Facts, year: number): readonly BegunVisits[] {
  const prefix = `${String(year)} `;
  return facts.list(TABLE.visits, prefix).map(({ key, value }) => ({
    entity: key.slice(prefix.length),
    begun: value as unknown as readonly BegunVisit[],
  }));
}

function visitsAgainstCap(facts: Facts, year: number): (visited: BegunVisits) => YearlyVisits {
  const capOf = capsOf(facts, year);
  return ({ entity, begun }) => {
    const district = entityOf(facts, entity)?.district;
    const visits = begun.map((one) => visitOf(one, facts));
    const counted = new Set(visits.filter(({ counts }) => counts).map(({ day }) => day)).size;
    const cap = capOf(entity);
    return {
      ...{ entity, visits, counted, over: cap !== undefined && counted > cap },
      ...(district === undefined ? {} : { district }),
      ...(cap === undefined ? {} : { cap }),
    };
  };
}

function visitOf(begun: BegunVisit, facts: Facts): Visit {
  const task = taskOf(facts, begun.task);
  if (task === undefined) throw new Error(`A visit without a task: ${begun.task}`);
  const { origin, drawId, list, trigger, result } = task;
  return {
    ...{ ...begun, origin },
    ...(drawId === undefined ? {} : { draw: drawId }),
    ...(list === undefined ? {} : { list }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(result === undefined ? {} : { result }),
    // Where nobody inspected nobody was checked (docs/adr/0035).
    counts: COUNTED.includes(origin) && (result === undefined || isInspection(result)),
  };
}

/** By the classes of the published table in which the entity stands today, in a year that is over on its last day. */
function capsOf(facts: Facts, year: number): (entity: string) => number | undefined {
  const [today, last] = [chinaDay(facts.recordedAt), `${String(year)}-12-31`];
  const day = today < last ? today : last;
  const rules = plansOf(facts, year).map((plan) => ({
    capOf: yearlyCap(plan, facts),
    classesOf: recordsOf(facts, plan, day),
  }));
  return (id) => {
    const entity = entityOf(facts, id);
    if (entity === undefined) return undefined;
    const caps = rules.map(({ capOf, classesOf }) => {
      const records = classesOf(entity);
      return capOf({
        select: { categories: [entity.category], ...(records.length === 0 ? {} : { records }) },
      });
    });
    const known = caps.filter((cap) => cap !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
  };
}
