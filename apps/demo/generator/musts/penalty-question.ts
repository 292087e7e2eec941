import type { Step } from '../story/step';
import type { Trace } from '../visits/visit';
import type { PenaltyFate } from './fate';
import type { Found } from './found';

/** Since the confirmation, or since a recheck failed. */
export type Round = 'penalty' | 'penaltyAgain';

export interface PenaltySteps {
  readonly steps: readonly Step[];
  /** After this moment nothing more is done about it. */
  readonly settledAt: number;
}

/** What is known when the question of a penalty is asked of some findings of one visit. */
export interface PenaltyQuestion {
  readonly found: Found;
  readonly traces: readonly Trace[];
  readonly start: number;
  readonly assessedAt: number;
  readonly round: Round;
  readonly fate: PenaltyFate;
}
