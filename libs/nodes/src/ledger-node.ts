import { uuidFromRandom, type Facts } from '@mingjing/kernel';
import { LedgerStopped } from '@mingjing/writer';
import type { Answer, Observation, SealedSize, SubmittedBatch, Wait, Writer } from '@mingjing/writer';
import { NoWriter, NotTheWriter } from './no-writer';
import type { HolderState, NodeParts, Pen } from './node-parts';
import { Office } from './office';
import { TryAgain, retry, retryWhereStopped, untilAnswered } from './until-answered';

/** How a node stands, for whoever looks after it. */
export interface NodeState {
  readonly name: string;
  readonly role: 'writing' | 'following';
  /** Number of the newest term that it knows; undefined before the first. */
  readonly term: number | undefined;
  /** Name of the node whose term it is. */
  readonly writer: string | undefined;
  /** Entries of the log of terms that no node of this ledger has signed. */
  readonly foreignTerms: number;
  /** Entries of the engine, as it was last asked, that are not verified and kept here. */
  readonly lag: number;
  /** Seconds since it took an entry, or found that there is none to be taken. */
  readonly sinceProgress: number;
}

/**
 * One of several machines that hold one ledger. Exactly one of them writes; the others verify and
 * keep what it writes, serve reads from that, and hand statements on. Whoever writes was chosen by a
 * term; what fences is the size in every append and the version in every checkpoint.
 */
export class LedgerNode implements Pen {
  private readonly listeners = new Set<(sealed: SealedSize) => void>();
  private readonly office: Office;

  private constructor(private readonly parts: NodeParts) {
    this.office = new Office(parts, (sealed) => {
      for (const listener of this.listeners) listener(sealed);
    });
  }

  /** Returns once this node serves what it has kept; it goes on catching up. */
  static async start(parts: NodeParts): Promise<LedgerNode> {
    const node = new LedgerNode(parts);
    await node.office.begin();
    return node;
  }

  get isWriting(): boolean {
    return this.office.writer?.isSound === true;
  }

  /** Which process this is, as the terms name it. */
  get instance(): string {
    return this.parts.instance;
  }

  /** False once something was found in the shared log that a sound ledger cannot have written. */
  get isSound(): boolean {
    return this.office.failure === undefined;
  }

  /** Whether others may leave the pen to it: not where it has found a fault, is about to stop, or could not open its pen. */
  get standing(): HolderState {
    return this.office.standing;
  }

  /** True once it was told to hand over, and stops. */
  get isLeaving(): boolean {
    return this.office.leaving;
  }

  /** What made this node stop taking anything; undefined while it is sound. */
  get fault(): unknown {
    return this.office.failure;
  }

  get state(): NodeState {
    const { turn, abreast } = this.office;
    return {
      ...{ name: this.parts.name, role: this.isWriting ? 'writing' : 'following' },
      term: turn.term?.number,
      writer: turn.term?.node,
      foreignTerms: turn.foreignTerms,
      lag: Math.max(0, abreast.engineSize - this.tree.size),
      sinceProgress: (performance.now() - abreast.progressAt) / 1000,
    };
  }

  /** Answered by whichever node writes; the same id and body come to the same receipt, however often they are handed on. */
  submit(batch: SubmittedBatch, wait: Wait = 'sealed'): Promise<Answer> {
    return this.asked(
      (writer) => this.take(writer, batch, wait),
      (url, until) => this.parts.neighbours.submit(url, batch, wait, until),
    );
  }

  observe(observation: Observation): ReturnType<Writer['observe']> {
    const once = { ...observation, id: uuidFromRandom(this.parts.own.random()) };
    return this.asked(
      (writer) => writer.observe(once),
      (url, until) => this.parts.neighbours.observe(url, once, until),
    );
  }

  /** By this node's own pen, for another node. Rejects with `NotTheWriter` where it has none. */
  async submitHere(batch: SubmittedBatch, wait: Wait): Promise<Answer> {
    return this.byOwnPen((writer) => this.take(writer, batch, wait));
  }

  /** As above. */
  async observeHere(observation: Observation): ReturnType<Writer['observe']> {
    return this.byOwnPen((writer) => writer.observe(observation));
  }

  facts(): Facts {
    return this.office.side.facts();
  }

  get sealed(): SealedSize {
    return this.office.side.sealed;
  }

  get tree(): Writer['tree'] {
    return this.office.side.tree;
  }

  proof(index: number): string {
    return this.office.side.proof(index);
  }

  rootAt(size: number): string | undefined {
    return this.office.side.rootAt(size);
  }

  indexOf(id: string): number | undefined {
    return this.office.side.indexOf(id);
  }

  onSealed(listener: (sealed: SealedSize) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Deadlines are the writer's. */
  nextDeadline(): string | undefined {
    return this.office.writer?.nextDeadline();
  }

  async settleDeadlines(): Promise<void> {
    await this.office.writer?.settleDeadlines().catch((cause: unknown) => {
      // They are the next writer's now.
      if (!(cause instanceof LedgerStopped)) throw cause;
    });
  }

  /**
   * Before a stop: lays the pen down, and returns once another node has taken it up, or after so many
   * milliseconds. Statements are handed on meanwhile.
   */
  leave(milliseconds: number): Promise<void> {
    return this.office.leave(milliseconds);
  }

  /** Finishes what is under way; the stores are the caller's to close. */
  close(): Promise<void> {
    return this.office.end();
  }

  private async take(writer: Writer, batch: SubmittedBatch, wait: Wait): Promise<Answer> {
    const refused = await this.parts.admit?.(batch);
    return refused === undefined ? writer.submit(batch, wait) : { ok: false, rejection: refused };
  }

  private async byOwnPen<T>(ask: (writer: Writer) => Promise<T>): Promise<T> {
    const { writer } = this.office;
    if (writer === undefined) throw new NotTheWriter('Another node writes.');
    return ask(writer).catch((cause: unknown) => {
      throw cause instanceof LedgerStopped ? new NotTheWriter('Its pen was laid down.', { cause }) : cause;
    });
  }

  /** By this node's pen, or by the node whose term it is; waits while writers change. */
  private asked<T>(
    own: (writer: Writer) => Promise<T>,
    other: (url: string, until: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { signal } = this.office.closing;
    return untilAnswered({ patience: this.parts.pauses.patience, signal }, async (left) => {
      const { failure, writer, turn } = this.office;
      const { term, untilNext, isOwn } = turn;
      if (failure !== undefined) throw new NoWriter(FAULTY, { cause: failure });
      if (writer !== undefined) return own(writer).catch(retryWhereStopped);
      if (term === undefined || isOwn) throw new TryAgain('Nobody writes yet');
      return Promise.resolve(term.url)
        .then((url) => other(url, AbortSignal.any([untilNext, AbortSignal.timeout(left())])))
        .catch(retry);
    });
  }
}

const FAULTY = 'This node has found a fault in the shared log, and takes nothing more.';
