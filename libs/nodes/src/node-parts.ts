import type { CheckpointStore, EventStore } from '@mingjing/event-store';
import type { Rejection } from '@mingjing/kernel';
import type {
  Answer,
  Freshness,
  LedgerMirror,
  Observation,
  SubmittedBatch,
  Wait,
  Witnessing,
  Writer,
  WriterParts,
} from '@mingjing/writer';
import type { Term } from './term-text';
import type { WriterTerms } from './writer-terms';

/** What whoever serves a ledger asks of it, whether this node writes or not. */
export type Pen = Pick<
  Writer,
  | 'submit'
  | 'observe'
  | 'facts'
  | 'sealed'
  | 'tree'
  | 'proof'
  | 'rootAt'
  | 'indexOf'
  | 'onSealed'
  | 'isSound'
  | 'nextDeadline'
  | 'settleDeadlines'
  | 'close'
>;

/** How one node reaches the others. `until` aborts once another node's turn has come, or the caller's patience is over. */
export interface Neighbours {
  /** Hands a batch to the node that serves at `url`; rejects where it gave no answer of its own pen, whatever happened there. */
  submit(url: string, batch: SubmittedBatch, wait: Wait, until: AbortSignal): Promise<Answer>;
  /** As above, for something seen by a reader of this node. */
  observe(url: string, observation: Observation, until: AbortSignal): ReturnType<Writer['observe']>;
  /** How the process that was chosen stands, as it says itself. */
  holder(of: Pick<Term, 'url' | 'instance'>): Promise<HolderState>;
}

/**
 * Of whoever has the pen: `unable` where it is there and has been kept from writing for a while, by its way to the
 * engine, its witnesses or its clock; `away` where it is not there, or had better not write at all.
 */
export type HolderState = 'able' | 'unable' | 'away';

/** Milliseconds. */
export interface NodePauses {
  /** Between two looks at who writes. */
  readonly patrol: number;
  /** For which a caller waits while writers change, all tries together. */
  readonly patience: number;
  /** For which a pen may be kept from writing before another node takes it. */
  readonly grace: number;
}

/** What all nodes share. */
export interface SharedLog {
  readonly engine: EventStore;
  readonly checkpoints: CheckpointStore;
  readonly terms: WriterTerms;
  close(): Promise<void>;
}

/** What stands by the pen while this node writes, made anew for each of its terms. */
export interface Attendants {
  readonly witnesses?: Witnessing;
  readonly freshness?: Freshness;
  attend(writer: Writer): Promise<void>;
  dismiss(): void;
}

export interface NodeParts {
  readonly name: string;
  /** Where the other nodes reach this one. */
  readonly url: string;
  /** Unlike that of any other process that ever bore this name. */
  readonly instance: string;
  /** `store` and `checkpoints` are this node's own files. */
  readonly own: WriterParts;
  /** Opened anew whenever this node begins to follow: a store that could not settle an append takes no other. */
  readonly join: () => Promise<SharedLog>;
  readonly attendants?: (shared: SharedLog) => Attendants;
  /** Entries are on their way into the mirror: what their verification reads beside the log must be here first. */
  readonly prepare?: (entries: readonly Uint8Array[], signal: AbortSignal) => Promise<void>;
  /** Why a batch cannot be taken by this node's pen now, for what lies outside the log. */
  readonly admit?: (batch: SubmittedBatch) => Promise<Rejection | undefined>;
  /**
   * Asked before the pen is taken from a node that is there, for what lies outside the log: rejects where this
   * node's pen would be kept from writing too, saying why.
   */
  readonly couldWrite?: (shared: SharedLog, mirror: LedgerMirror) => Promise<void>;
  readonly neighbours: Neighbours;
  readonly pauses: NodePauses;
  /** Told when this node begins or ceases to write, and why it does. */
  readonly tell: (role: 'writing' | 'following', why?: unknown) => void;
}
