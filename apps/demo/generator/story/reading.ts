import type { JsonObject } from '@mingjing/kernel';

/** A task as those who may see it are told: see `GET /v1/tasks?draw=…`. */
export interface AssignedTask {
  readonly task: string;
  readonly entity: string;
  /** Ids of officers in the register; absent where nobody is assigned. */
  readonly lead?: string;
  readonly second?: string;
}

/** All that the story needs to be told by the ledger: what nobody could know when planning. */
export interface Reading {
  /** Size and hex root of the last sealed checkpoint. */
  checkpoint(): Promise<{ readonly size: number; readonly root: string }>;
  /** The tasks of a draw whose officers are revealed. */
  tasksOf(draw: string): Promise<readonly AssignedTask[]>;
  /** Hash of a draw's result, all that its countersigner is shown. */
  resultOf(draw: string): Promise<string>;
  /** The full transcript of a draw that is unblinded. */
  transcriptOf(draw: string): Promise<JsonObject>;
  /** Log index of a statement that was accepted. */
  indexOf(statement: string): number;
}
