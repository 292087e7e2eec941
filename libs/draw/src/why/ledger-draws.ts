import { planOf } from '@mingjing/checklist/contracts';
import { canonicalJson, type Facts } from '@mingjing/kernel';
import { allDraws } from '../domain/draw-alerts';
import { isUnblinded } from '../domain/draw-questions';
import { frozenOf, type DrawState, type FrozenRegister } from '../domain/draw-state';
import { reserveCalls } from '../domain/drawn-tasks';
import { recomputeDraw } from '../domain/recompute';
import { rememberLast } from '../domain/remember-last';
import { wholeDrawsWithin } from './asked-draws';
import type { WholeDraws } from './simulated/whole-draws';
import type { StaffedDraw } from './why-task';

/** A ledger answers many at once: some tenths of a second for the first who asks of a draw. */
export const SIMULATED_NUMBERS = 2_000_000;

/** Draws whose last side was told, in the order of their plans' entries. */
export function openDraws(facts: Facts): readonly DrawState[] {
  return allDraws(facts).filter(({ id }) => isUnblinded(facts, id));
}

export function yearOf(facts: Facts, { plan }: DrawState): number {
  return planOf(facts, plan.plan)?.year ?? 0;
}

/** Throws where the register is not frozen: an open draw has one. */
export function frozenRegister(facts: Facts, draw: DrawState): FrozenRegister {
  const register = frozenOf(facts, draw);
  if (register === undefined) throw new Error(`The register of the draw ${draw.id} is not frozen`);
  return register;
}

/** The draw down to its officers, with whom its reserve gave since. */
export function staffedDraw(facts: Facts, draw: DrawState): StaffedDraw {
  const drawn = recomputeDraw(facts, draw);
  const calls = reserveCalls(facts, draw.id, drawn).map(({ stratum, entity }) => ({ stratum, entity }));
  return { drawId: draw.id, pool: drawn.pool, strata: drawn.result.strata, seed: drawn.seed, calls };
}

/** Whether the draw, or its reserve, gave him a place. */
export function isPlaced(facts: Facts, draw: DrawState, officer: string): boolean {
  const drawn = recomputeDraw(facts, draw);
  return [drawn.result, ...reserveCalls(facts, draw.id, drawn)].some(({ assignments }) =>
    assignments.some(({ lead, second }) => lead === officer || second === officer),
  );
}

/** Simulated once for whoever asks of these fields; undefined where the draw is too large for an answer. */
export const wholeDrawsOf = rememberLast(
  16,
  (facts: Facts, draw: DrawState, staffed: StaffedDraw, fields: readonly string[]) =>
    canonicalJson([
      ...[draw.id, draw.sealed?.result ?? '', { ...frozenRegister(facts, draw).roots }],
      ...[(staffed.calls ?? []).map(({ stratum }) => stratum), [...fields].sort()],
    ]),
  (facts, _draw, staffed, fields): { readonly simulated: WholeDraws | undefined } => ({
    simulated: wholeDrawsWithin(SIMULATED_NUMBERS, facts.sha256)(staffed, fields),
  }),
);
