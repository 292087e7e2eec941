import { bandEdges, percentForBand, ratioDecision, type RatioDecision } from '@mingjing/checklist/contracts';
import { addDays, chinaDay, type Facts } from '@mingjing/kernel';
import { eachEntityInEffect, entityOf, mayBeDrawn, type Entity } from '@mingjing/registers/contracts';
import { drawnCount } from '../algorithm/drawn-count';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import type { BandMove } from '../payloads/register-frozen';
import { exclusionsOf } from './exclusion';
import { strataOf } from './fitting-strata';
import { silentMoves } from './pool-moves';
import { recordsOf } from './record-classes';
import { registerBefore, type EarlierRegister } from './register-window';
import { strataIndex } from './strata-index';

/** Whoever moves a register over an edge shortly before a draw chooses how many are drawn. */
export const WATCHED_DAYS = 30;

/** An entity that came to a stratum or left it in the days before the freeze, by which entry. */
export type Mover = {
  readonly entity: string;
  readonly entry: number;
  readonly stratum: string;
  readonly came: boolean;
};

export interface BandMoves {
  readonly byStratum: ReadonlyMap<string, BandMove>;
  readonly movers: readonly Mover[];
}

/** Strata whose band is another than it was 30 days ago, with everyone who moved them there. */
export function bandMoves(
  plan: DrawPlanned,
  populations: ReadonlyMap<string, number>,
  facts: Facts,
): BandMoves {
  const banded = plan.strata.filter((stratum) => decisionOf(stratum, facts) !== undefined);
  if (banded.length === 0 || plan.upstream !== undefined) return { byStratum: new Map(), movers: [] };
  const movers = moversOf(plan, facts);
  const byStratum = new Map<string, BandMove>();
  for (const stratum of banded) {
    const own = movers.filter((mover) => mover.stratum === stratum.id);
    const move = moveOf(stratum, own, populations.get(stratum.id) ?? 0, facts);
    if (move !== undefined) byStratum.set(stratum.id, move);
  }
  return { byStratum, movers: movers.filter(({ stratum }) => byStratum.has(stratum)) };
}

function moversOf(plan: DrawPlanned, facts: Facts): readonly Mover[] {
  const earlier = registerBefore(facts, WATCHED_DAYS);
  const [placeThen, placeNow] = [placesOn(plan, facts, firstDay(facts)), placesOn(plan, facts)];
  const silentMove = silentMoves(plan, firstDay(facts), facts);
  const movers: Mover[] = [];
  for (const now of watched(plan, earlier, facts)) {
    const then = earlier.asItWas(now);
    const entry = then?.since === now.since ? silentMove(now) : now.since;
    if (entry === undefined) continue;
    const [from, to] = [placeThen(then), placeNow(now)];
    if (from === to) continue;
    const mover = { entity: now.id, entry };
    if (from !== undefined) movers.push({ ...mover, stratum: from, came: false });
    if (to !== undefined) movers.push({ ...mover, stratum: to, came: true });
  }
  return movers.sort(byEntity);
}

/** Also whoever has left the area of the draw since: a stratum of it is one fewer. */
function* watched({ area }: DrawPlanned, { changed }: EarlierRegister, facts: Facts): Iterable<Entity> {
  yield* eachEntityInEffect(facts, area);
  for (const { id, district } of changed) {
    const now = area?.includes(district) === true ? entityOf(facts, id) : undefined;
    if (now !== undefined && area?.includes(now.district) === false) yield now;
  }
}

/** In the order of the register's ids, by UTF-16; of one entity the stratum that it left comes first. */
function byEntity(a: Mover, b: Mover): number {
  if (a.entity === b.entity) return 0;
  return a.entity < b.entity ? -1 : 1;
}

/** In whose pool an entity stands, or stood on a day as far as that turns on covers and complaints. */
function placesOn(
  plan: DrawPlanned,
  facts: Facts,
  day?: string,
): (entity: Entity | undefined) => string | undefined {
  const recordDay = plan.bandAlarm === 'DAY_BY_DAY' ? day : undefined;
  const [records, reasonOf] = [recordsOf(facts, plan.plan, recordDay), exclusionsOf(plan, facts, day)];
  const strataFor = strataIndex(plan.strata);
  return (entity) => {
    if (entity === undefined || !mayBeDrawn(entity)) return undefined;
    const [stratum] = strataOf(strataFor(entity), entity, records(entity));
    return stratum === undefined || reasonOf(entity, stratum) !== undefined ? undefined : stratum.id;
  };
}

function firstDay(facts: Facts): string {
  return addDays(chinaDay(facts.recordedAt), -WATCHED_DAYS);
}

/** None where no register stood then: a first import moves nothing. */
function moveOf(
  stratum: PlannedStratum,
  own: readonly Mover[],
  population: number,
  facts: Facts,
): BandMove | undefined {
  const decision = decisionOf(stratum, facts);
  const came = own.filter((mover) => mover.came).length;
  const left = own.length - came;
  const before = population - came + left;
  if (decision === undefined || before <= 0) return undefined;
  const [was, is] = [percentForBand(decision, before), percentForBand(decision, population)];
  if (was.band === undefined || was.band.min === is.band?.min) return undefined;
  const { minimum = 0 } = stratum;
  return {
    since: firstDay(facts),
    ...{ population: before, band: was.band, came, left },
    drawn: drawnCount({ mode: 'ratio', ratio: was.ratio, minimum }, before),
  };
}

function decisionOf({ ratioDecision: named }: PlannedStratum, facts: Facts): RatioDecision | undefined {
  const decision = named === undefined ? undefined : ratioDecision(facts, named);
  return decision === undefined || bandEdges(decision).length === 0 ? undefined : decision;
}
