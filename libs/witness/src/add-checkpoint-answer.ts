/** What a witness answers to add-checkpoint (C2SP tlog-witness v1.0.0); the numbers are its HTTP statuses. */
export type AddCheckpointAnswer = Cosigned | SizeConflict | Refusal;

export interface Cosigned {
  readonly status: 200;
  /** Signature lines of a note, each with its newline. */
  readonly lines: string;
}

/** The request began at another size than that of the last checkpoint that was cosigned. */
export interface SizeConflict {
  readonly status: 409;
  readonly size: number;
}

/**
 * 400 the request or the checkpoint cannot be read, or shrinks; 403 no trusted key of that log signed it; 404 a
 * log that this witness does not know; 422 the log does not contain what it contained before.
 */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 422;
  readonly reason: string;
}
