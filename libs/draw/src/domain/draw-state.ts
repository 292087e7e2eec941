import type { Facts, Plain } from '@mingjing/kernel';
import type { Beacon, Commitment, Reveal } from '../algorithm/types';
import type { DrawExecuted, DrawPublished, DrawVoided, TasksAssignedSealed } from '../payloads/draw-course';
import type { DrawPlanned } from '../payloads/draw-planned';
import type { RegisterFrozen } from '../payloads/register-frozen';
import type { RevealOverdue } from '../payloads/seed-events';

/** Where in the log something of the draw stands. */
export interface Place {
  /** Id of the statement. */
  readonly id: string;
  readonly index: number;
  /** UTC. */
  readonly recordedAt: string;
}

export type FrozenRegister = Plain<RegisterFrozen> & Place;

export interface CommittedSeed extends Commitment {
  readonly index: number;
}

export type RevealedSeed = Reveal & {
  readonly index: number;
  /** After `revealBy`, which only a draw without a beacon accepts. */
  readonly late: boolean;
};

/** `value` in hex, as the seed takes it. */
export type ObservedBeacon = Beacon & {
  readonly index: number;
  /** True where a network's signature was checked; false: taken on the word of two people. */
  readonly verified: boolean;
};

/** A draw as folded of `draw/<drawId>`; its long lists stay in files. */
export interface DrawState {
  readonly id: string;
  readonly plan: Plain<DrawPlanned>;
  readonly planned: Place;
  readonly commitments: readonly CommittedSeed[];
  readonly reveals: readonly RevealedSeed[];
  readonly overdue: readonly Plain<RevealOverdue>[];
  /** Absent too in a draw that replaces another: `frozenRegisterOf` finds that one's. */
  readonly frozen?: FrozenRegister;
  readonly beacon?: ObservedBeacon;
  readonly executed?: Plain<DrawExecuted> & Place;
  readonly sealed?: Plain<TasksAssignedSealed> & Place;
  readonly countersigned?: Place & { readonly by: string };
  readonly voided?: Plain<DrawVoided> & Place;
  readonly published?: Plain<DrawPublished> & Place;
}

/** Undefined where no such draw was planned. */
export function drawOf(facts: Facts, drawId: string): DrawState | undefined {
  return facts.state('draw', `draw/${drawId}`) as DrawState | undefined;
}

/** The frozen register that the draw stands on: its own, or that of the voided draw that it replaces. */
export function frozenOf(facts: Facts, draw: DrawState): FrozenRegister | undefined {
  if (draw.frozen !== undefined || draw.plan.replaces === undefined) return draw.frozen;
  const replaced = drawOf(facts, draw.plan.replaces);
  return replaced && frozenOf(facts, replaced);
}

/** Contributors of whom nothing of the kind stands yet. */
export function missingOf(
  draw: DrawState,
  lines: readonly { readonly contributor: string }[],
): readonly string[] {
  const there = new Set(lines.map(({ contributor }) => contributor));
  return draw.plan.contributors.map(({ id }) => id).filter((id) => !there.has(id));
}
