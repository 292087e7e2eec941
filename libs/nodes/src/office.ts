import { setTimeout as sleep } from 'node:timers/promises';
import { OutcomeUnknown } from '@mingjing/event-store';
import { assertClock, type KnownLog, type SealedSize, type Writer } from '@mingjing/writer';
import { Abreast } from './abreast';
import { isFatal } from './fatal';
import { Fitness } from './fitness';
import { Following, NotKept } from './following';
import { Hand } from './hand';
import { NoWriter } from './no-writer';
import type { HolderState, NodeParts, SharedLog } from './node-parts';
import type { Term } from './term-text';
import { Turn } from './turn';

/** Who writes, as this node sees it; it takes the pen when its turn has come, and lays it down when it has passed. */
export class Office {
  readonly closing = new AbortController();
  following: Following | undefined;
  readonly turn: Turn;
  failure: unknown;
  readonly abreast = new Abreast();
  private hand: Hand | undefined;
  private shared: SharedLog | undefined;
  leaving = false;
  private readonly fitness: Fitness;
  private wake: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: NodeParts,
    private readonly onSealed: (sealed: SealedSize) => void,
  ) {
    this.turn = new Turn({ node: parts.name, url: parts.url, instance: parts.instance });
    this.fitness = new Fitness(parts.pauses.grace);
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

  /** What others find who leave the pen to this node. */
  get standing(): HolderState {
    if (this.failure !== undefined || this.leaving || this.fitness.standsBack) return 'away';
    return this.hand === undefined || this.fitness.isAble ? 'able' : 'unable';
  }

  get side(): Writer | Following['mirror'] {
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
    const caughtUp = await this.abreast.look(following);
    this.turn.pass(await this.turn.look(shared.terms));
    this.fitness.looked();
    if (this.standing === 'away' || !caughtUp || !(await this.isItsTurn(following, shared))) return;
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
    if (failure instanceof NotKept) this.fitness.standBack();
    await this.beginAnew();
    if (failure !== undefined) throw failure;
  }

  /** Whether nobody who could write has the pen. It is not taken by a node that would be kept from writing too. */
  private async isItsTurn({ mirror }: Following, shared: SharedLog): Promise<boolean> {
    const holder = await this.turn.holder(this.parts.neighbours);
    if (holder !== 'away') this.tellsOfNamesake(this.turn.term);
    if (holder === 'able') return false;
    try {
      assertClock(this.parts.own.clock(), mirror.facts().recordedAt);
      if (holder === 'unable') await this.parts.couldWrite?.(shared, mirror);
      return true;
    } catch (why) {
      this.fitness.standBack();
      this.parts.tell('following', why);
      return false;
    }
  }

  private tellsOfNamesake(term: Term | undefined): boolean {
    const namesake = this.turn.namesakeIn(term);
    if (namesake !== undefined) this.parts.tell('following', namesake);
    return namesake !== undefined;
  }

  /** While this node writes: does its pen still write, and has nobody taken over? */
  private async guard(): Promise<void> {
    const { newest, isAnswer } = await this.turn.lookAgain(this.shared?.terms);
    if (this.writer?.isSound === true && !this.leaving && this.turn.isStill(newest)) {
      this.abreast.wrote(this.writer.tree.size, isAnswer);
      if (isAnswer && this.writer.heldBack() === undefined) this.fitness.able();
      return;
    }
    // Reads go on from what the pen has told until the mirror is open.
    await this.hand?.layDown();
    await this.beginAnew();
    this.hand = undefined;
    this.turn.pass(newest);
    this.parts.tell('following');
    // Where both are reached at one address neither finds the other there: they must not take turns at once.
    if (this.tellsOfNamesake(newest)) this.fitness.standBack();
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
      this.fitness.failed();
      this.parts.tell('following', error);
      return;
    }
    this.fitness.opened();
    this.following = undefined;
    this.parts.tell('writing');
    // Deadlines are this node's now.
    this.onSealed(this.hand.writer.sealed);
  }
}
