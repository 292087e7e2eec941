/** Milliseconds. The client keeps no deadline of its own on the calls that matter (batch appends, reads). */
export interface TimeLimits {
  /** For the answer to one append; after it the outcome is unknown. */
  readonly append: number;
  /** For any other answer, and between two of a read. */
  readonly answer: number;
  /** For settling an append whose outcome is unknown, all looks and repetitions together. */
  readonly settling: number;
  /** After which a silent subscription is not believed without asking for the size. */
  readonly silence: number;
}

export const TIME_LIMITS: TimeLimits = { append: 5_000, answer: 10_000, settling: 60_000, silence: 2_000 };
