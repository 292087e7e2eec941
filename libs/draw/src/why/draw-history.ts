import type { Facts } from '@mingjing/kernel';
import type { PoolEntity, Stratum } from '../algorithm/types';
import type { DrawState } from '../domain/draw-state';
import { leftOutReason, liesOutside, type LeftOutReason } from '../domain/left-out';
import { readList } from '../domain/lists';
import { pairKey, rowOf, TABLE, type CalledReserve } from '../domain/tables';
import { chanceOf, neverAtMost, neverBy, type Chance } from './chance';
import { frozenRegister, isPlaced, openDraws, staffedDraw, wholeDrawsOf, yearOf } from './ledger-draws';
import { chanceOfAnyPlace } from './why-officer';

/** One unblinded draw in whose pool the entity or officer stood. */
export interface HistoryLine {
  readonly draw: string;
  readonly year: number;
  /** What the draw really gave, calls from its reserve included; absent where it is too large to be simulated here. */
  readonly chance?: Chance;
  /** Drawn by it, or called from its reserve; an officer: assigned a place. */
  readonly drawn: boolean;
}

/** A draw that could not take it: drawn before in the year, covered elsewhere, at its cap, or in no stratum. */
export interface LeftOut {
  readonly draw: string;
  readonly year: number;
  readonly reason: LeftOutReason;
}

export interface DrawHistory {
  readonly draws: readonly HistoryLine[];
  /** Draws that gave it no chance at all, since their freeze left it out. */
  readonly leftOut: readonly Pick<LeftOut, 'draw' | 'year'>[];
  /** The probability that all of these draws would have passed it over; absent where a chance is. */
  readonly never?: number;
  /** The same, were each simulated chance at the lower end of its 95 % band. */
  readonly neverAtMost?: number;
  readonly approximate: boolean;
}

/** One list may be simulated again for every draw of some years. */
const NUMBERS_PER_DRAW = 400_000;

/**
 * All draws of all years in whose pool the entity stood, those still sealed left out, and those of a
 * higher level's list: there it was drawn elsewhere.
 */
export function historyOfEntity(facts: Facts, entity: string): DrawHistory {
  const own = drawsAround(facts, entity).filter(({ plan }) => plan.upstream === undefined);
  const lines = own.flatMap((draw) => entityLine(facts, draw, entity) ?? []);
  const leftOut = leftOutOf(facts, entity).map(({ draw, year }) => ({ draw, year }));
  return historyOf(lines, leftOut);
}

/** Why, too: for readers, since it tells of visits elsewhere. */
export function leftOutOf(facts: Facts, entity: string): readonly LeftOut[] {
  return drawsAround(facts, entity).flatMap((draw) => {
    const reason = leftOutReason(facts, frozenRegister(facts, draw), entity);
    return reason === undefined ? [] : [{ draw: draw.id, year: yearOf(facts, draw), reason }];
  });
}

/** Draws of areas elsewhere are none of its own. */
function drawsAround(facts: Facts, entity: string): readonly DrawState[] {
  return openDraws(facts).filter((draw) => !liesOutside(facts, draw, entity));
}

function entityLine(facts: Facts, draw: DrawState, entity: string): HistoryLine | undefined {
  const frozen = frozenRegister(facts, draw);
  const rows = readList<PoolEntity>(facts, frozen.lists.entities);
  const row = rows.find(({ id }) => id === entity);
  // Frozen with a field or with parties, as the algorithm's own check made sure.
  const strata = frozen.strata as readonly unknown[] as readonly Stratum[];
  const stratum = strata.find(({ id }) => id === row?.stratum);
  if (row === undefined || stratum === undefined) return undefined;
  const members = rows.filter((other) => other.stratum === row.stratum);
  const calls = rowOf<readonly CalledReserve[]>(facts, TABLE.reserve, draw.id) ?? [];
  const called = calls.filter((call) => call.stratum === row.stratum).length;
  const effort = { numbers: NUMBERS_PER_DRAW, sha256: facts.sha256 };
  const drawnBy = rowOf<readonly string[]>(facts, TABLE.drawn, pairKey(draw.plan.plan, entity)) ?? [];
  return {
    ...{ draw: draw.id, year: yearOf(facts, draw) },
    chance: chanceOf(stratum, members, row, effort, called),
    drawn: drawnBy.includes(draw.id),
  };
}

/** The same of an officer: his chance of any place at all in each draw, by whole draws simulated. */
export function historyOfOfficer(facts: Facts, officer: string): DrawHistory {
  return historyOf(
    openDraws(facts).flatMap((draw) => officerLine(facts, draw, officer) ?? []),
    [],
  );
}

function officerLine(facts: Facts, draw: DrawState, officer: string): HistoryLine | undefined {
  const staffed = staffedDraw(facts, draw);
  const row = staffed.pool.officers.find(({ id }) => id === officer);
  if (row === undefined) return undefined;
  const chance = chanceOfAnyPlace(wholeDrawsOf(facts, draw, staffed, row.fields).simulated, officer);
  const line = { draw: draw.id, year: yearOf(facts, draw), drawn: isPlaced(facts, draw, officer) };
  return chance === undefined ? line : { ...line, chance };
}

function historyOf(draws: readonly HistoryLine[], leftOut: DrawHistory['leftOut']): DrawHistory {
  const chances = draws.map(({ chance }) => chance).filter((chance) => chance !== undefined);
  const approximate = chances.some(({ kind }) => kind !== 'EXACT');
  if (chances.length < draws.length) return { draws, leftOut, approximate: true };
  return { draws, leftOut, never: neverBy(chances), neverAtMost: neverAtMost(chances), approximate };
}
