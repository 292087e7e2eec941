import { setTimeout as sleep } from 'node:timers/promises';
import { OutcomeUnknown } from '@mingjing/event-store';
import type { KnownLog, LedgerMirror, SealedSize, Writer } from '@mingjing/writer';
import { isFatal } from './fatal';
import { Following, NotKept } from './following';
import { Hand } from './hand';
import { NoWriter } from './no-writer';
import type { NodeParts, SharedLog } from './node-parts';
import type { Term } from './term-text';
import { Turn } from './turn';

/** Looks for which a node that could not open its pen leaves the turn to others. */
const STANDS_BACK = 10;

/** Who writes, as this node sees it; it takes the pen when its turn has come, and lays it down when it has passed. */
export class Office {
  readonly closing = new AbortController();
  following: Following | undefined;
  readonly turn: Turn;
  failure: unknown;
  /** Entries of the engine, as it said when it was last asked. */
  engineSize = 0;
  /** Of `performance.now()`, when this node last knew that nothing is missing here, or took something. */
  progressAt = performance.now();
  private hand: Hand | undefined;
  private shared: SharedLog | undefined;
  leaving = false;
  private standingBack = 0;
  private wake: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: NodeParts,
    private readonly onSealed: (sealed: SealedSize) => void,
  ) {
    this.turn = new Turn({ node: parts.name, url: parts.url, instance: parts.instance });
  }

  async begin(): Promise<void> {
    await this.beginFollowing();
    this.running = this.run().catch((error: unknown) => {
      this.failure = error;
      this.parts.tell('following', error);
    });
  }

  get writer(): Writer | undefined {
    return this.hand?.writer;
  }

  /** Whether others may leave the pen to this node. */
  get isFit(): boolean {
    return this.failure === undefined && !this.leaving && this.standingBack === 0;
  }

  get side(): Writer | LedgerMirror {
    const side = this.writer ?? this.following?.mirror;
    if (side === undefined) throw new NoWriter('This node is between two terms; ask again.');
    return side;
  }

  /** Lays the pen down for good; waits at most `milliseconds` until another node has taken it up. */
  async leave(milliseconds: number): Promise<void> {
    this.leaving = true;
    const deadline = performance.now() + milliseconds;
    const isHandedOver = (): boolean =>
      this.hand === undefined && this.turn.term !== undefined && !this.turn.isOwn;
    while (!isHandedOver() && this.failure === undefined && performance.now() < deadline) {
      this.wake();
      await sleep(this.parts.pauses.patrol);
    }
  }

  /** Finishes what is under way; the node's own stores are the caller's to close. */
  async end(): Promise<void> {
    this.closing.abort();
    await this.running;
    await this.hand?.layDown();
    await this.following?.end();
    await this.shared?.close();
  }

  private async run(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      try {
        await (this.hand === undefined ? this.patrol() : this.guard());
      } catch (error) {
        await this.survive(error);
      }
      const woken = new Promise<void>((resolve) => (this.wake = resolve));
      await Promise.race([
        woken,
        sleep(this.parts.pauses.patrol, undefined, { signal }).catch(() => undefined),
      ]);
    }
  }

  /** Throws what does not pass; a store that is in doubt is opened anew. */
  private async survive(error: unknown): Promise<void> {
    if (isFatal(error)) throw error;
    this.parts.tell(this.hand === undefined ? 'following' : 'writing', error);
    if (error instanceof OutcomeUnknown) await this.following?.end();
  }

  /** While another node writes: is it still there, and is it this node's turn? */
  private async patrol(): Promise<void> {
    const { following, shared } = this;
    if (following === undefined || shared === undefined || following.hasEnded) return this.recover(following);
    const caughtUp = await this.look(following);
    this.turn.pass(await this.turn.look(shared.terms));
    this.standingBack = Math.max(0, this.standingBack - 1);
    if (!this.isFit || !caughtUp || (await this.isAnotherThere(this.turn.term))) return;
    const claimed = await this.turn.claim(shared.terms);
    if (claimed === undefined) return;
    this.turn.pass(claimed);
    await this.takeUp(following, shared);
  }

  /** Throws what ended the following, after a new one has begun where it may. */
  private async recover(following: Following | undefined): Promise<void> {
    const failure = following?.failure;
    if (failure !== undefined && isFatal(failure)) throw failure;
    // A pen whose own files take nothing could seal nothing.
    if (failure instanceof NotKept) this.standingBack = STANDS_BACK;
    await this.beginAnew();
    if (failure !== undefined) throw failure;
  }

  private async isAnotherThere(holder: Term | undefined): Promise<boolean> {
    if (holder === undefined || this.turn.isOwn) return false;
    const answers = await this.parts.neighbours.answers(holder);
    if (answers) this.tellsOfNamesake(holder);
    return answers;
  }

  private tellsOfNamesake(term: Term | undefined): boolean {
    const namesake = this.turn.namesakeIn(term);
    if (namesake !== undefined) this.parts.tell('following', namesake);
    return namesake !== undefined;
  }

  private async look(following: Following): Promise<boolean> {
    const before = following.mirror.size;
    this.engineSize = await following.look();
    const { size } = following.mirror;
    if (size > before || size >= this.engineSize) this.progressAt = performance.now();
    return size >= this.engineSize;
  }

  /** While this node writes: does its pen still write, and has nobody taken over? */
  private async guard(): Promise<void> {
    const { newest, isAnswer } = await this.turn.lookAgain(this.shared?.terms);
    if (this.writer?.isSound === true && !this.leaving && this.turn.isStill(newest)) {
      this.engineSize = this.side.tree.size;
      if (isAnswer) this.progressAt = performance.now();
      return;
    }
    // Reads go on from what the pen has told until the mirror is open.
    await this.hand?.layDown();
    await this.beginAnew();
    this.hand = undefined;
    this.turn.pass(newest);
    this.parts.tell('following');
    // Where both are reached at one address neither finds the other there: they must not take turns at once.
    if (this.tellsOfNamesake(newest)) this.standingBack = STANDS_BACK;
  }

  /** On new connections: a store that could not settle an append takes no other. */
  private async beginAnew(): Promise<void> {
    await this.following?.end();
    const known = this.hand?.writer.known() ?? this.following?.mirror.known();
    const old = this.shared;
    this.shared = undefined;
    await old?.close().catch(() => undefined);
    await this.beginFollowing(known);
  }

  private async beginFollowing(known?: KnownLog): Promise<void> {
    this.shared = await this.parts.join();
    this.following = await Following.begin(this.parts, this.shared, known);
    this.following.mirror.onSealed(this.onSealed);
  }

  private async takeUp(following: Following, shared: SharedLog): Promise<void> {
    await following.end();
    try {
      this.hand = await Hand.takeUp(this.parts, shared, this.onSealed, following.mirror.known());
    } catch (error) {
      // Another writer was faster, or something is wrong: whoever follows finds out which.
      this.standingBack = STANDS_BACK;
      this.parts.tell('following', error);
      return;
    }
    this.following = undefined;
    this.parts.tell('writing');
    // Deadlines are this node's now.
    this.onSealed(this.hand.writer.sealed);
  }
}
