import { planOf } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import type { Entity } from '@mingjing/registers/contracts';
import type { DrawPlanned } from '../payloads/draw-planned';
import { coverMoments, visitMoments } from './covers';
import { lastEntry } from './moments';
import { complaintsOf, recordTable } from './record-classes';
import type { Cover } from './tables';
import { coveredBy } from './year-facts';

/** The entry by which an entity may have come to a pool or left it; undefined where nothing was recorded of it. */
export type EntryOfMove = (entity: Entity) => number | undefined;

/** Moves of the days after that day on which the register was silent: covers, visits, complaints. */
export function silentMoves(plan: DrawPlanned, day: string, facts: Facts): EntryOfMove {
  return plan.bandAlarm === 'DAY_BY_DAY' ? anyMoves(plan, day, facts) : coverMoves(plan, day, facts);
}

/** As an older ledger had it: entries of these days by which a cover began, or ended with its task. */
function coverMoves(plan: DrawPlanned, day: string, facts: Facts): EntryOfMove {
  if (plan.coveredMeans === undefined) return () => undefined;
  const covers = coversOf(plan, facts);
  return ({ id }) => {
    const moments = covers(id).flatMap((cover) => coverMoments(cover, facts));
    return lastEntry(moments.filter((moment) => moment.day > day));
  };
}

/** Also a cover that ran out, and a complaint that grew a year old: the last entry that led there is named. */
function anyMoves(plan: DrawPlanned, day: string, facts: Facts): EntryOfMove {
  const covers = coversOf(plan, facts);
  const isTold = [...recordTable(facts, plan.plan).values()].some(
    ({ complaints }) => complaints !== undefined,
  );
  return ({ id }) => {
    const covered = covers(id).flatMap((cover) => [
      ...coverMoments(cover, facts),
      ...visitMoments(cover, id, facts),
    ]);
    return lastEntry([...covered, ...(isTold ? complaintsOf(facts, id) : [])], day);
  };
}

function coversOf({ plan }: DrawPlanned, facts: Facts): (entity: string) => readonly Cover[] {
  const year = planOf(facts, plan)?.year ?? 0;
  return (entity) => coveredBy(facts, year, entity);
}
