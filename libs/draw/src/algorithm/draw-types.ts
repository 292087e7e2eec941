import type { Beacon, Commitment, Conflict, PoolEntity, PoolOfficer, Reveal, Stratum } from './types';

/** What is frozen before anyone reveals; arrays in any order. */
export type PoolInput = {
  readonly strata: readonly Stratum[];
  readonly entities: readonly PoolEntity[];
  readonly officers: readonly PoolOfficer[];
  readonly conflicts: readonly Conflict[];
};

/** What the seed is made of; arrays in any order. */
export type SeedInput = {
  readonly drawId: string;
  readonly reveals: readonly Reveal[];
  readonly beacon?: Beacon;
};

export type DrawInput = PoolInput & SeedInput;

/** `drawn` and `reserve` hold entity ids in rank order. */
export type StratumResult = {
  readonly id: string;
  readonly population: number;
  readonly drawn: readonly string[];
  readonly reserve: readonly string[];
};

/** `substitutes`: at most eight officer ids, in the order in which they would be called. */
export type Assignment = {
  readonly task: string;
  readonly lead: string;
  readonly second: string;
  readonly substitutes: readonly string[];
};

/** Tasks in task order; `unassigned` lists those for which the pool has no lead and second. */
export type TaskAssignments = {
  readonly assignments: readonly Assignment[];
  readonly unassigned: readonly string[];
};

export type SelectionResult = {
  /** Lower-case hex. */
  readonly seed: string;
  readonly strata: readonly StratumResult[];
};

export type DrawResult = SelectionResult & TaskAssignments;

/** The ticket (hex) and weight of the last entity drawn: whoever ranks at or before it is drawn. */
export type CutOff = {
  readonly ticket: string;
  readonly weight: number;
};

/** Null where nothing was drawn. */
export type StratumCutOff = {
  readonly id: string;
  readonly cutOff: CutOff | null;
};

/** Lower-case hex. */
export type PoolRoots = {
  readonly entities: string;
  readonly officers: string;
  readonly conflicts: string;
};

type TranscriptHead = {
  readonly algorithm: string;
  readonly drawId: string;
  readonly strata: readonly Stratum[];
  readonly entities: readonly PoolEntity[];
  readonly roots: PoolRoots;
  readonly commitments: readonly Commitment[];
  readonly reveals: readonly Reveal[];
  readonly beacon?: Beacon;
};

/** For the public: conflicts are personal, so the roots stand in for officers and conflicts. */
export type PublicTranscript = TranscriptHead & {
  readonly result: SelectionResult;
};

/** For auditors. */
export type Transcript = TranscriptHead & {
  readonly officers: readonly PoolOfficer[];
  readonly conflicts: readonly Conflict[];
  readonly result: DrawResult;
};
