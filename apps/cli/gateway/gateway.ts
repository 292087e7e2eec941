import type { SignedSubmission } from '@mingjing/client';
import type { UnfinishedImport } from '@mingjing/registers/contracts';
import type { Checkpoint } from '@mingjing/log';
import type { Rejection } from '@mingjing/kernel';
import type { Answer, Rehearsed } from '@mingjing/writer';
import type { Question } from './question';

export interface Standing {
  /** SHA-256 of the file that it came with, where that import is not completed: it is not in effect. */
  readonly unfinished?: string;
}

/** The ledger's door, as a command uses it: in this process, or over HTTP. */
export interface Gateway {
  /** What every statement for this ledger names. */
  readonly origin: string;
  /** All or nothing; a refusal is an answer. Throws CliFailure where there is no answer. */
  submit(submissions: readonly SignedSubmission[]): Promise<Answer>;
  /** What the ledger would say to rows of an import, each upon those before it: by position, why it would refuse one. */
  rehearse(rows: readonly Rehearsed[]): Promise<ReadonlyMap<number, Rejection>>;
  /** Hands in a file that a statement is about to name. */
  putFile(bytes: Uint8Array): Promise<void>;
  /** Those of the streams that have entries already: all of them `entity/…`, `officer/…`, or `org/…`. */
  standing(streams: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
  /** Also those of which an opening stands, but no row. */
  unfinishedImports(): Promise<readonly UnfinishedImport[]>;
  close(): Promise<void>;
}

/** What can be asked at the same door before something is stated there. */
export interface Inquiries {
  answer<T>(question: Question<T>): Promise<T>;
  /** The newest, as whoever states something now has seen it; its signature is not looked at. */
  checkpoint(): Promise<Checkpoint>;
}
