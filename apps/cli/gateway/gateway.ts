import type { SignedSubmission } from '@mingjing/client';
import type { UnfinishedImport } from '@mingjing/registers/contracts';
import type { Answer } from '@mingjing/writer';

/** The ledger's door, as a command uses it: in this process, or over HTTP. */
export interface Gateway {
  /** What every statement for this ledger names. */
  readonly origin: string;
  /** All or nothing; a refusal is an answer. Throws CliFailure where there is no answer. */
  submit(submissions: readonly SignedSubmission[]): Promise<Answer>;
  /** Hands in a file that a statement is about to name. */
  putFile(bytes: Uint8Array): Promise<void>;
  /** Those of the streams that have entries already: `entity/…` or `officer/…`. */
  standing(streams: readonly string[]): Promise<ReadonlySet<string>>;
  unfinishedImports(): Promise<readonly UnfinishedImport[]>;
  close(): Promise<void>;
}
