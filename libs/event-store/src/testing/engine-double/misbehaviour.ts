/**
 * What the double does to the next append instead of taking and answering it at once. A real server
 * does each of these: at a graceful stop, when its leader is killed, when it is frozen.
 *
 * - `silent`: neither taken nor answered
 * - `stored-unanswered`: taken, and never answered
 * - `stored-timeout`: taken, and answered by a time-out
 * - `stored-cut`: taken, and the connection is cut
 * - `cut`: not taken, and the connection is cut
 * - `late`: not answered, and taken when `release` is called
 * - `not-leader`: not taken; another node is named
 * - `not-ready`: not taken; an answer that the client does not know
 */
export type AppendMischief =
  | 'silent'
  | 'stored-unanswered'
  | 'stored-timeout'
  | 'stored-cut'
  | 'cut'
  | 'late'
  | 'not-leader'
  | 'not-ready';

/**
 * What the double does to the next subscription.
 *
 * - `silent`: confirms, and delivers nothing
 * - `cut`: ends with an error after the first event
 * - `stalls`: delivers what is there, and nothing that comes
 * - `twice`: delivers every event twice
 */
export type ReadMischief = 'silent' | 'cut' | 'stalls' | 'twice';

/** Misdeeds in the order in which they will be done; after them the double behaves. */
export class Mischief {
  private readonly appends: AppendMischief[] = [];
  private readonly reads: ReadMischief[] = [];
  private readonly metadata: ReadMischief[] = [];
  private readonly held: (() => void)[] = [];
  private tellDone: (() => void) | undefined;
  /** Of the node on this machine that is named where another one leads; nothing listens there unless one is set. */
  leaderPort = 1;

  /** As to a user without the right to write: no append is taken, not even one of nothing. */
  deniesWrites = false;

  appending(...next: readonly AppendMischief[]): void {
    this.appends.push(...next);
  }

  reading(...next: readonly ReadMischief[]): void {
    this.reads.push(...next);
  }

  /** Metadata is asked for beside the log: it has misdeeds of its own. */
  readingMetadata(...next: readonly ReadMischief[]): void {
    this.metadata.push(...next);
  }

  nextAppend(): AppendMischief | undefined {
    const next = this.appends.shift();
    if (this.appends.length === 0) this.tellDone?.();
    return next;
  }

  /** Once the engine has received the last append that it is to treat badly. */
  async appendsDone(): Promise<void> {
    if (this.appends.length > 0) await new Promise<void>((resolve) => (this.tellDone = resolve));
  }

  nextRead(stream: string): ReadMischief | undefined {
    return (stream.startsWith('$$') ? this.metadata : this.reads).shift();
  }

  hold(late: () => void): void {
    this.held.push(late);
  }

  /** Late appends arrive at last, in the order in which they were sent. */
  release(): void {
    for (const late of this.held.splice(0)) late();
  }
}
