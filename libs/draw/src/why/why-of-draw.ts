import { canonicalJson, type Facts } from '@mingjing/kernel';
import { isUnblinded } from '../domain/draw-questions';
import { drawOf, frozenOf, type DrawState } from '../domain/draw-state';
import { leftOutReason, liesOutside, type LeftOutReason } from '../domain/left-out';
import { readList } from '../domain/lists';
import { recomputeDraw } from '../domain/recompute';
import type { WholeDrawsOf } from './asked-draws';
import { historyOfEntity, historyOfOfficer, type DrawHistory } from './draw-history';
import { SIMULATED_NUMBERS, staffedDraw, wholeDrawsOf } from './ledger-draws';
import { proofsOf, type RegisterProof } from './register-proof';
import { whyEntity, type WhyEntity } from './why-entity';
import { whyOfficer, type WhyOfficer } from './why-officer';
import { whyTasks, withChances, type StaffedDraw, type WhyTask } from './why-task';

/**
 * Why the freeze left an entity out, with the row under the root of those left out. Of NO_STRATUM there is
 * no such row, but the list that names it: hex SHA-256 of its file, which RegisterFrozen signs (docs/adr/0018).
 * Of OUTSIDE_AREA there is neither: the draw looked at other districts alone (docs/adr/0036).
 */
export interface Exclusion {
  readonly reason: LeftOutReason | 'OUTSIDE_AREA';
  readonly proof?: RegisterProof;
  readonly list?: string;
}

/** A row of the list of those left out. */
type ExcludedRow = { readonly entity: string; readonly reason: LeftOutReason };

/** Undefined until the last side was told: no fate is known before, nor that there is none. */
export function whyEntityOf(
  facts: Facts,
  drawId: string,
  entity: string,
): (WhyEntity & { readonly history: DrawHistory }) | undefined {
  const known = opened(facts, drawId);
  if (known === undefined) return undefined;
  const { staffed, draw } = known;
  const { result } = recomputeDraw(facts, draw);
  const entitiesRoot = frozenOf(facts, draw)?.roots.entities ?? '';
  const why = whyEntity({ ...staffed, result, entitiesRoot }, entity, SIMULATED_NUMBERS, facts.sha256);
  return { ...why, history: historyOfEntity(facts, entity) };
}

/** For auditors, since officers and conflicts are personal: how the tasks of an entity were staffed. */
export function whyTasksOfEntity(facts: Facts, drawId: string, entity: string): readonly WhyTask[] {
  const known = opened(facts, drawId);
  if (known === undefined) return [];
  const { draw, staffed } = known;
  const own = [...whyTasks(staffed, facts.sha256)].filter((why) => why.entity === entity);
  return own.map((why) => withChances(why, wholeDrawsOf(facts, draw, staffed, [why.field]).simulated));
}

/** Absent where the freeze took it, or the register did not hold it. */
export function exclusionOf(facts: Facts, drawId: string, entity: string): Exclusion | undefined {
  const draw = drawOf(facts, drawId);
  const register = draw && frozenOf(facts, draw);
  if (draw === undefined || register === undefined || !isUnblinded(facts, drawId)) return undefined;
  if (liesOutside(facts, draw, entity)) return { reason: 'OUTSIDE_AREA' };
  const reason = leftOutReason(facts, register, entity);
  if (reason === undefined) return undefined;
  if (reason === 'NO_STRATUM') return { reason, list: register.lists.unlisted.sha256 };
  const rows = readList<ExcludedRow>(facts, register.lists.excluded);
  const at = rows.findIndex((row) => row.entity === entity);
  const frozen = { leaves: rows.map((row) => canonicalJson(row)), root: register.roots.excluded };
  const [proof] = proofsOf(frozen, [at], facts.sha256);
  return proof && { reason, proof };
}

/** The same for an officer; undefined until the last side was told. */
export function whyOfficerOf(
  facts: Facts,
  drawId: string,
  officer: string,
): (WhyOfficer & { readonly history: DrawHistory }) | undefined {
  const known = opened(facts, drawId);
  if (known === undefined) return undefined;
  const root = frozenOf(facts, known.draw)?.roots.officers ?? '';
  const drawsOf: WholeDrawsOf = (staffed, fields) =>
    wholeDrawsOf(facts, known.draw, staffed, fields).simulated;
  const why = whyOfficer(known.staffed, root, officer, drawsOf, facts.sha256);
  return { ...why, history: historyOfOfficer(facts, officer) };
}

function opened(
  facts: Facts,
  drawId: string,
): { readonly draw: DrawState; readonly staffed: StaffedDraw } | undefined {
  const draw = drawOf(facts, drawId);
  if (draw === undefined || !isUnblinded(facts, drawId)) return undefined;
  return { draw, staffed: staffedDraw(facts, draw) };
}
