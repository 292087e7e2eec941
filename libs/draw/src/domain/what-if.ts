import { ok, refused, utf8, type Facts, type Result } from '@mingjing/kernel';
import { drawFrom } from '../algorithm/execute-draw';
import { freezePool, type FrozenPool } from '../algorithm/frozen-pool';
import { fieldsOf, type PoolOfficer } from '../algorithm/types';
import { currentPool } from './current-pool';
import { drawOf, frozenOf } from './draw-state';
import { placesOf } from './drawn-rows';
import { loadsTellOfASealedDraw, tellsOfASealedDraw } from './sealed-before';
import { spreadOf, type FieldLoad } from './load-spread';

/** An officer who would qualify for one more field. */
export interface Qualification {
  readonly officer: string;
  readonly field: string;
}

/** Places a field asks for, and how they would lie upon its officers, summed over the trials. */
export interface FieldOutlook extends FieldLoad {
  /** Tasks of the field in one draw; each asks for two places. */
  readonly tasks: number;
}

export interface WhatIf {
  /** Loads are sums over so many trial draws: divide by it. */
  readonly trials: number;
  readonly asItStands: readonly FieldOutlook[];
  readonly withThem: readonly FieldOutlook[];
  /** Of what was asked, what holds already and so changes nothing; absent where there is none. */
  readonly already?: readonly Qualification[];
}

/** Enough to see a spread; seeds that no draw can come to, since nobody commits to them. */
const TRIALS = 20;

/**
 * Load per field before the freeze, and what it would become if these officers qualified for one more:
 * the registers as they stand, assigned by the rule of the draw itself under trial seeds. Refuses with
 * `draw-unknown`, `register-already-frozen`, `earlier-draw-sealed`, `officer-not-eligible`,
 * `field-not-drawn`, and as a freeze would.
 */
export function whatIf(facts: Facts, drawId: string, more: readonly Qualification[]): Result<WhatIf> {
  const draw = drawOf(facts, drawId);
  if (draw === undefined)
    return refused('draw-unknown', `No draw ${drawId} is planned. Plan it first, or check the id.`, {
      draw: drawId,
    });
  if (frozenOf(facts, draw) !== undefined) {
    const reason = `The register of ${drawId} is frozen: what if is asked before.`;
    return refused('register-already-frozen', reason, { draw: drawId });
  }
  const told = tellsOfASealedDraw(draw, facts) ?? loadsTellOfASealedDraw(draw, facts);
  if (told !== undefined) return { ok: false, rejection: told };
  const current = currentPool(draw.plan, facts);
  if (!current.ok) return current;
  const unqualified = withFields(current.value.pool, []);
  if (!unqualified.ok) return unqualified;
  const qualified = withFields(current.value.pool, more);
  if (!qualified.ok) return qualified;
  const already = more.filter((one) => isHeld(one, current.value.pool));
  return ok({
    trials: TRIALS,
    asItStands: outlook(drawId, unqualified.value, facts),
    withThem: outlook(drawId, qualified.value, facts),
    ...(already.length === 0 ? {} : { already }),
  });
}

function isHeld({ officer, field }: Qualification, { officers }: FrozenPool): boolean {
  return officers.some(({ id, fields }) => id === officer && fields.includes(field));
}

function withFields(pool: FrozenPool, more: readonly Qualification[]): Result<FrozenPool> {
  const known = new Set(pool.strata.flatMap(fieldsOf));
  const stranger = more.find(({ officer }) => !pool.officers.some(({ id }) => id === officer));
  if (stranger !== undefined) {
    const reason = `${stranger.officer} does not stand in the officer pool of this draw.`;
    return refused('officer-not-eligible', reason, { officer: stranger.officer });
  }
  const undrawn = more.find(({ field }) => !known.has(field));
  if (undrawn !== undefined) {
    const reason = `No stratum of this draw asks for ${undrawn.field}; its fields are ${[...known].join(', ')}.`;
    return refused('field-not-drawn', reason, { field: undrawn.field });
  }
  return freezePool({ ...pool, officers: pool.officers.map((officer) => qualify(officer, more)) });
}

function qualify(officer: PoolOfficer, more: readonly Qualification[]): PoolOfficer {
  const added = more.filter((one) => one.officer === officer.id).map(({ field }) => field);
  // Loads of the year tell of draws that are still sealed; the fields differ without them.
  return { ...officer, load: 0, fields: [...new Set([...officer.fields, ...added])] };
}

function outlook(drawId: string, pool: FrozenPool, { sha256 }: Facts): readonly FieldOutlook[] {
  const places = new Map<string, number>();
  const tasks = new Map<string, number>();
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const seed = sha256(utf8(`mingjing/draw/what-if/v1 ${drawId} ${String(trial)}`));
    const { result } = drawFrom(drawId, pool, seed, sha256);
    for (const [officer, held] of placesOf(result)) places.set(officer, (places.get(officer) ?? 0) + held);
    if (trial === 0) countTasks(pool, result.strata, tasks);
  }
  const known = new Set(pool.strata.flatMap(fieldsOf));
  return spreadOf(pool.officers, (id) => places.get(id) ?? 0)
    .filter(({ field }) => known.has(field))
    .map((load) => ({ ...load, tasks: tasks.get(load.field) ?? 0 }));
}

function countTasks(
  { strata }: FrozenPool,
  drawn: readonly { readonly drawn: readonly string[] }[],
  tasks: Map<string, number>,
): void {
  strata.forEach((stratum, at) => {
    for (const field of fieldsOf(stratum)) {
      tasks.set(field, (tasks.get(field) ?? 0) + (drawn[at]?.drawn.length ?? 0));
    }
  });
}
