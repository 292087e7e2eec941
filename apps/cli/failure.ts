/**
 * What a command ends with; also in README.md.
 *
 *   0  done, and the answer is yes
 *   1  the answer is no: a log or draw that does not hold, a statement that the ledger refuses
 *   2  what was asked for cannot be read: options, key files, statements, rows of a file
 *   3  the ledger cannot be had: no such folder, held by a service, not reachable
 *   70 a fault of this program
 */
export const EXIT = { done: 0, no: 1, unreadable: 2, unavailable: 3, fault: 70 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An expected failure: its message says what, where and what to do, and is all that the user sees. */
export class CliFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function unreadable(message: string, cause?: unknown): CliFailure {
  return new CliFailure(message, EXIT.unreadable, { cause });
}

export function unavailable(message: string, cause?: unknown): CliFailure {
  return new CliFailure(message, EXIT.unavailable, { cause });
}
