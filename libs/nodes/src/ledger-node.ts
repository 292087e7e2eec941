import { setTimeout as sleep } from 'node:timers/promises';
import { StoreAltered } from '@mingjing/event-store';
import type { Facts } from '@mingjing/kernel';
import {
  MirrorFault,
  RefusedToStart,
  openWriter,
  type Answer,
  type LedgerMirror,
  type Observation,
  type SealedSize,
  type SubmittedBatch,
  type Wait,
  type Writer,
} from '@mingjing/writer';
import { Following } from './following';
import { MirroredEventStore } from './mirrored-event-store';
import type { NodeParts, Pen } from './node-parts';
import { NoWriter } from './no-writer';
import { TryAgain, retry, retryWhereStopped, untilAnswered } from './until-answered';
import type { Term } from './writer-terms';

/** What a sound ledger, and a sound engine, cannot come to. Everything else passes. */
const FATAL = [StoreAltered, MirrorFault, RefusedToStart];

/**
 * One of several machines that hold one ledger. Exactly one of them writes; the others verify and
 * keep what it writes, serve reads from that, and hand statements on. Whoever writes was chosen by a
 * term; what fences is the size in every append and the version in every checkpoint.
 */
export class LedgerNode implements Pen {
  private readonly listeners = new Set<(sealed: SealedSize) => void>();
  private readonly closing = new AbortController();
  private writer: Writer | undefined;
  private following: Following | undefined;
  private term: Term | undefined;
  private failure: unknown;
  private running: Promise<void> = Promise.resolve();

  private constructor(private readonly parts: NodeParts) {}

  /** Returns once this node serves what it has kept; it goes on catching up. */
  static async start(parts: NodeParts): Promise<LedgerNode> {
    const node = new LedgerNode(parts);
    await node.beginFollowing();
    node.running = node.run().catch((error: unknown) => {
      node.failure = error;
      parts.tell('following', error);
    });
    return node;
  }

  get isWriting(): boolean {
    return this.writer?.isSound === true;
  }

  /** False once something was found in the shared log that a sound ledger cannot have written. */
  get isSound(): boolean {
    return this.failure === undefined;
  }

  /** What made this node stop taking anything; undefined while it is sound. */
  get fault(): unknown {
    return this.failure;
  }

  /** Answered by whichever node writes; the same id and body come to the same receipt, however often they are handed on. */
  submit(batch: SubmittedBatch, wait: Wait = 'sealed'): Promise<Answer> {
    return this.asked(
      (writer) => writer.submit(batch, wait),
      (url) => this.parts.neighbours.submit(url, batch, wait),
    );
  }

  observe(observation: Observation): ReturnType<Writer['observe']> {
    return this.asked(
      (writer) => writer.observe(observation),
      (url) => this.parts.neighbours.observe(url, observation),
    );
  }

  facts(): Facts {
    return this.side.facts();
  }

  get sealed(): SealedSize {
    return this.side.sealed;
  }

  get tree(): Writer['tree'] {
    return this.side.tree;
  }

  proof(index: number): string {
    return this.side.proof(index);
  }

  rootAt(size: number): string | undefined {
    return this.side.rootAt(size);
  }

  indexOf(id: string): number | undefined {
    return this.side.indexOf(id);
  }

  onSealed(listener: (sealed: SealedSize) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Deadlines are the writer's. */
  nextDeadline(): string | undefined {
    return this.writer?.nextDeadline();
  }

  async settleDeadlines(): Promise<void> {
    await this.writer?.settleDeadlines();
  }

  /** Finishes what is under way; the stores are the caller's to close. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.running;
    await this.writer?.close();
    await this.following?.end();
  }

  private get side(): Writer | LedgerMirror {
    const side = this.writer ?? this.following?.mirror;
    if (side === undefined) throw new NoWriter('This node is between two terms; ask again.');
    return side;
  }

  private async run(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      try {
        await (this.writer === undefined ? this.patrol() : this.guard());
      } catch (error) {
        if (FATAL.some((kind) => error instanceof kind)) throw error;
        this.parts.tell('following', error);
      }
      await sleep(this.parts.pauses.patrol, undefined, { signal }).catch(() => undefined);
    }
  }

  /** While another node writes: is it still there, and is it this node's turn? */
  private async patrol(): Promise<void> {
    const { following } = this;
    if (following === undefined) return;
    await following.look();
    this.term = await this.parts.terms.newest();
    const holder = this.term;
    const { name, url, terms, neighbours } = this.parts;
    if (holder !== undefined && holder.node !== name && (await neighbours.answers(holder.url))) return;
    if (!(await following.isCaughtUp())) return;
    const claimed = holder?.node === name ? holder : await terms.claim(holder, { node: name, url });
    if (claimed === undefined) return;
    this.term = claimed;
    await this.beginWriting(following);
  }

  /** While this node writes: does its pen still write, and has nobody taken over? */
  private async guard(): Promise<void> {
    const newest = await this.parts.terms.newest().catch(() => this.term);
    if (this.isWriting && newest?.number === this.term?.number) return;
    // Reads go on from what the pen has told until the mirror is open.
    await this.writer?.close();
    await this.beginFollowing();
    this.writer = undefined;
    this.parts.tell('following');
  }

  private async beginFollowing(): Promise<void> {
    this.following = await Following.begin(this.parts);
    this.following.mirror.onSealed((sealed) => this.sealedAt(sealed));
  }

  private async beginWriting(following: Following): Promise<void> {
    await following.end();
    const { own, engine, checkpoints } = this.parts;
    const store = new MirroredEventStore(engine, own.store);
    try {
      this.writer = await openWriter({ ...own, store, checkpoints });
    } catch (error) {
      // Another writer was faster, or something is wrong: whoever follows finds out which.
      await this.beginFollowing();
      this.parts.tell('following', error);
      return;
    }
    this.following = undefined;
    this.writer.onSealed((sealed) => this.sealedAt(sealed));
    this.parts.tell('writing');
  }

  private sealedAt(sealed: SealedSize): void {
    for (const listener of this.listeners) listener(sealed);
  }

  /** By this node's pen, or by the node whose term it is; waits while writers change. */
  private asked<T>(own: (writer: Writer) => Promise<T>, other: (url: string) => Promise<T>): Promise<T> {
    const { signal } = this.closing;
    return untilAnswered({ patience: this.parts.pauses.patience, signal }, async () => {
      if (this.failure !== undefined) throw new NoWriter(FAULTY, { cause: this.failure });
      const { writer, term } = this;
      if (writer !== undefined) return own(writer).catch(retryWhereStopped);
      if (term === undefined || term.node === this.parts.name) throw new TryAgain('Nobody writes yet');
      return Promise.resolve(term.url).then(other).catch(retry);
    });
  }
}

const FAULTY = 'This node has found a fault in the shared log, and takes nothing more.';
