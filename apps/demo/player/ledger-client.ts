import type { SignedSubmission } from '@mingjing/client';
import type { JsonObject, Rejection } from '@mingjing/kernel';
import type { Reading } from '../generator/story/reading';

/** Where an accepted statement stands. */
export interface Place {
  readonly index: number;
}

/** The ledger as a bureau's programs see it from outside: statements in, answers out. */
export interface LedgerClient extends Omit<Reading, 'indexOf'> {
  /** All or nothing; `Refusal` where one of them is refused. Answered in their order. */
  submit(submissions: readonly SignedSubmission[]): Promise<readonly Place[]>;
  putFile(bytes: Uint8Array): Promise<void>;
}

/** A statement of the story was refused: the story is wrong, or the ledger is. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    /** The refusal's own sentence. */
    readonly why: string,
    readonly facts: JsonObject,
    of: string,
  ) {
    super(`${of} was refused (${code}): ${why} ${JSON.stringify(facts)}`);
  }

  static of({ code, reason, facts }: Rejection, submissions: readonly SignedSubmission[]): Refusal {
    const at = typeof facts['position'] === 'number' ? facts['position'] : 0;
    const { type, stream, actor } = submissions[at]?.statement ?? { type: '', stream: '', actor: '' };
    return new Refusal(code, reason, facts, `${type} on ${stream} by ${actor}`);
  }
}

/** The clock that the ledger runs on; only whoever composed it can set it. */
export interface StoryClock {
  /** Lets it be that moment, and everything that falls due until then happen. */
  reach(moment: number): Promise<void>;
  /** Views have reached the end of the log: what is asked now is answered from all of it. */
  told(): Promise<void>;
}
