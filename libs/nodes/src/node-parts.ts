import type { CheckpointStore, EventStore } from '@mingjing/event-store';
import type { Answer, Observation, SubmittedBatch, Wait, Writer, WriterParts } from '@mingjing/writer';
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

/** How one node reaches the others. */
export interface Neighbours {
  /** Hands a batch to the node that serves at `url`; rejects where no answer came, whatever happened there. */
  submit(url: string, batch: SubmittedBatch, wait: Wait): Promise<Answer>;
  /** As above, for something seen by a reader of this node. */
  observe(url: string, observation: Observation): ReturnType<Writer['observe']>;
  /** Whether the node at `url` says that it is there. */
  answers(url: string): Promise<boolean>;
}

/** Milliseconds. */
export interface NodePauses {
  /** Between two looks at who writes. */
  readonly patrol: number;
  /** For which a caller waits while writers change. */
  readonly patience: number;
}

export interface NodeParts {
  readonly name: string;
  /** Where the other nodes reach this one. */
  readonly url: string;
  /** `store` and `checkpoints` are this node's own files. */
  readonly own: WriterParts;
  /** The shared log. */
  readonly engine: EventStore;
  /** The shared checkpoints. */
  readonly checkpoints: CheckpointStore;
  readonly terms: WriterTerms;
  readonly neighbours: Neighbours;
  readonly pauses: NodePauses;
  /** Told when this node begins or ceases to write, and why it does. */
  readonly tell: (role: 'writing' | 'following', why?: unknown) => void;
}
