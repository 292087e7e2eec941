import { planOf } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import type { PoolEntity } from '../algorithm/types';
import { allDraws } from '../domain/draw-alerts';
import { isUnblinded } from '../domain/draw-questions';
import { frozenOf, type DrawState } from '../domain/draw-state';
import { readList } from '../domain/lists';
import { recomputeDraw } from '../domain/recompute';
import { pairKey, rowOf, TABLE } from '../domain/tables';
import { chanceByWeight, neverBy, type Chance } from './chance';
import { whyOfficer } from './why-officer';

/** One unblinded draw in whose pool the entity or officer stood. */
export interface HistoryLine {
  readonly draw: string;
  readonly year: number;
  readonly chance: Chance;
  /** Drawn by it, or called from its reserve; an officer: assigned a place. */
  readonly drawn: boolean;
}

/** `never`: the probability that the draws of these chances would all have passed it over. */
export interface DrawHistory {
  readonly draws: readonly HistoryLine[];
  readonly never: number;
  readonly approximate: boolean;
}

/**
 * All draws of all years in whose pool the entity stood, those still sealed left out, and those of a
 * higher level's list: there it was drawn elsewhere.
 */
export function historyOfEntity(facts: Facts, entity: string): DrawHistory {
  return historyOf(facts, (draw) => {
    if (draw.plan.upstream !== undefined) return undefined;
    const rows = readList<PoolEntity>(facts, frozenLists(facts, draw).entities);
    const row = rows.find(({ id }) => id === entity);
    const stratum = draw.executed?.strata.find(({ id }) => id === row?.stratum);
    if (row === undefined || stratum === undefined) return undefined;
    const weights = rows.filter((other) => other.stratum === row.stratum).map(({ weight }) => weight);
    const drawnBy = rowOf<readonly string[]>(facts, TABLE.drawn, pairKey(draw.plan.plan, entity)) ?? [];
    return {
      chance: chanceByWeight(stratum.drawn, weights, row.weight),
      drawn: drawnBy.includes(draw.id),
    };
  });
}

/** The same of an officer: his chance of any place at all in each draw, always an approximation. */
export function historyOfOfficer(facts: Facts, officer: string): DrawHistory {
  return historyOf(facts, (draw) => {
    const { pool, seed, result } = recomputeDraw(facts, draw);
    const staffed = { drawId: draw.id, pool, strata: result.strata, seed };
    const why = whyOfficer(staffed, frozenRoots(facts, draw).officers, officer, 0, facts.sha256);
    if (why.kind === 'NOT_IN_POOL') return undefined;
    const chance: Chance = { kind: 'APPROXIMATE', ratio: inMillionths(1 - why.never) };
    return { chance, drawn: why.places > 0 };
  });
}

function historyOf(
  facts: Facts,
  lineOf: (draw: DrawState) => Pick<HistoryLine, 'chance' | 'drawn'> | undefined,
): DrawHistory {
  const draws = allDraws(facts)
    .filter(({ id }) => isUnblinded(facts, id))
    .flatMap((draw): readonly HistoryLine[] => {
      const line = lineOf(draw);
      const year = planOf(facts, draw.plan.plan)?.year ?? 0;
      return line === undefined ? [] : [{ draw: draw.id, year, ...line }];
    });
  const chances = draws.map(({ chance }) => chance);
  const approximate = chances.some(({ kind }) => kind === 'APPROXIMATE');
  return { draws, never: neverBy(chances), approximate };
}

function inMillionths(share: number): readonly [number, number] {
  return [Math.round(share * 1_000_000), 1_000_000];
}

export function frozenLists(facts: Facts, draw: DrawState) {
  return frozen(facts, draw).lists;
}

function frozenRoots(facts: Facts, draw: DrawState) {
  return frozen(facts, draw).roots;
}

function frozen(facts: Facts, draw: DrawState) {
  const register = frozenOf(facts, draw);
  if (register === undefined) throw new Error(`The register of the draw ${draw.id} is not frozen`);
  return register;
}
