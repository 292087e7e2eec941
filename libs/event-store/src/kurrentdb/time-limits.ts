/** Milliseconds. The client keeps no deadline of its own on the calls that matter (batch appends, reads). */
export interface TimeLimits {
  /** For one answer of the engine; after it the outcome of an append is unknown. */
  readonly answer: number;
  /** For settling an append whose outcome is unknown, all looks and repetitions together. */
  readonly settling: number;
  /** After which a silent subscription is not believed without asking for the size. */
  readonly silence: number;
}

export const TIME_LIMITS: TimeLimits = { answer: 5_000, settling: 60_000, silence: 2_000 };
