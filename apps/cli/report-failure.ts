import { CommanderError } from 'commander';
import { systemFailure } from '../ledger/composition/system-failure';
import { CliFailure, EXIT, type ExitCode } from './failure';
import type { CliIo } from './io';

/** Names of errors that the stores and the start of a ledger throw; their messages are written for users. */
const KNOWN: Readonly<Record<string, ExitCode>> = {
  BadWitnessPolicy: EXIT.unreadable,
  FileAltered: EXIT.no,
  FileTooLarge: EXIT.unreadable,
  LedgerInUse: EXIT.unavailable,
  OutcomeUnknown: EXIT.unavailable,
  RefusedToStart: EXIT.no,
  StoreAltered: EXIT.unavailable,
  StoreBrokeItsPromise: EXIT.unavailable,
  StoreUnavailable: EXIT.unavailable,
  UnreadableKeyFile: EXIT.unreadable,
};

/** Says what went wrong, in one sentence where it was to be expected; gives the exit status. */
export function reportFailure(error: unknown, io: CliIo): ExitCode {
  // Commander has printed its own sentence, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.unreadable;
  if (error instanceof CliFailure) return said(error.message, error.exitCode, io);
  const system = systemFailure(error);
  if (system !== undefined) return said(system, EXIT.unavailable, io);
  if (!(error instanceof Error)) return said(String(error), EXIT.fault, io);
  const known = KNOWN[error.name] ?? KNOWN[error.constructor.name];
  if (known !== undefined) return said(error.message, known, io);
  if ('syscall' in error) return said(`${error.message}.`, EXIT.unavailable, io);
  return said(`A fault of this program, please report it: ${error.stack ?? error.message}`, EXIT.fault, io);
}

function said(message: string, exitCode: ExitCode, io: CliIo): ExitCode {
  io.err(message);
  return exitCode;
}
