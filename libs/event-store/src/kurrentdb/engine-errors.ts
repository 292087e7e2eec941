import {
  ErrorType,
  NotLeaderError,
  WrongExpectedVersionError,
  isCommandError,
  type CommandError,
} from '@kurrent/kurrentdb-client';

/**
 * What an error says about the call that it ended.
 *
 * - `refused`: another revision stands there; nothing was written.
 * - `altered`: the stream was deleted: somebody took history away.
 * - `unwritten`: certainly nothing was written, and asking again would not help.
 * - `unknown`: nobody can tell. Time-outs and broken connections are this: at a graceful stop of a
 *   real server appends were answered DEADLINE_EXCEEDED and had been stored.
 */
export type Meaning = 'refused' | 'altered' | 'unwritten' | 'unknown';

const MEANINGS: Readonly<Partial<Record<ErrorType, Meaning>>> = {
  [ErrorType.WRONG_EXPECTED_VERSION]: 'refused',
  [ErrorType.STREAM_DELETED]: 'altered',
  [ErrorType.STREAM_TOMBSTONED]: 'altered',
  [ErrorType.ACCESS_DENIED]: 'unwritten',
  [ErrorType.INVALID_ARGUMENT]: 'unwritten',
  [ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED]: 'unwritten',
  [ErrorType.APPEND_RECORD_SIZE_EXCEEDED]: 'unwritten',
  [ErrorType.TRANSACTION_MAX_SIZE_EXCEEDED]: 'unwritten',
  [ErrorType.UNSUPPORTED]: 'unwritten',
};

/** gRPC codes of errors that reach the caller unconverted, as those of the first call on a connection do. */
const UNWRITTEN_CODES: ReadonlySet<number> = new Set([
  3, // INVALID_ARGUMENT
  7, // PERMISSION_DENIED
  12, // UNIMPLEMENTED
  16, // UNAUTHENTICATED
]);

/** By type, and by gRPC code where it has none: some errors are not converted by the client. */
export function meaningOf(error: unknown): Meaning {
  if (isCommandError(error as Error)) return MEANINGS[(error as CommandError).type] ?? 'unknown';
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'number' && UNWRITTEN_CODES.has(code) ? 'unwritten' : 'unknown';
}

/** What it says; its type, where the client gave it no message. */
export function sayingOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return isCommandError(error) ? error.type : error.name;
}

/** Whether the engine named the node that leads; the client connects to that one by itself. */
export function namesLeader(error: unknown): boolean {
  return error instanceof NotLeaderError;
}

/** The last revision that the engine named when it refused; undefined where it named none. */
export function standingRevision(error: unknown): bigint | 'no_stream' | undefined {
  return error instanceof WrongExpectedVersionError ? error.actualState : undefined;
}
