import type { WitnessedAt } from '@mingjing/log';
import { readEntry, type NamedLogKey, type Rejection } from '@mingjing/kernel';

/** The first thing that does not hold. */
export interface LogFault {
  /** Log index of the entry; absent where the fault lies in no entry, such as the checkpoint's signature. */
  readonly index?: number;
  /** Id of its statement, where the entry can be read. */
  readonly id?: string;
  /** The file of the log that holds it, such as `tile/entries/002.p/17`. */
  readonly path?: string;
  readonly rejection: Rejection;
}

export interface LogSummary {
  readonly origin: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
  /** The verifier key that entry 0 names. */
  readonly logKey: string;
  /** Every key that the log ever named as its own, that one first. */
  readonly logKeys: readonly NamedLogKey[];
  /** The one that the user had from elsewhere, which named or vouched for a key in force. */
  readonly givenLogKey?: string;
  /** Whose cosignatures reach the quorum of the reader's policy; absent where he gave none. */
  readonly witnessed?: readonly WitnessedAt[];
  /** Size of the largest checkpoint that the reader had kept, and that this log contains. */
  readonly grownFrom?: number;
  readonly signatures: number;
  /** How many of them a second implementation found good too. */
  readonly secondOpinions: number;
  /** Entries that were recomputed from those before them. */
  readonly derived: number;
  readonly filesHashed: number;
  /** Named by the log, not held here: evidence may stay behind. */
  readonly filesAbsent: number;
}

export type Verdict =
  { readonly ok: true; readonly summary: LogSummary } | { readonly ok: false; readonly fault: LogFault };

/** Stops the verification; only `verifyLog` catches it. */
export class FaultFound extends Error {
  constructor(readonly fault: LogFault) {
    super(fault.rejection.reason);
  }
}

/** The statement's id in an entry's bytes, for whoever must find it; undefined where they say nothing. */
export function idIn(bytes: Uint8Array): string | undefined {
  const entry = readEntry(bytes);
  return entry.ok ? entry.value.statement.id : undefined;
}

/** A list that is missing is named itself; for any other fault the bundle that the entry stands in. */
export function pathOfList({ code, facts }: Rejection): Pick<LogFault, 'path'> {
  const { list } = facts;
  return code === 'list-missing' && typeof list === 'string' ? { path: `files/${list}` } : {};
}
