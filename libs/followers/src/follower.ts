import type { EventStore } from '@mingjing/event-store';
import type { RecordedEvent } from '@mingjing/kernel';
import type { ViewDefinition } from './view';
import type { ViewStore } from './view-store';

/** Events per transaction: large enough to make a rebuild fast, small enough to answer in between. */
const PAGE = 1_000;

/**
 * Tells all views from the log: first what is there, then what comes. A view that fails halts with
 * its cause and is shown as halted; the others go on. Nothing is skipped.
 */
export class Follower {
  private readonly halted = new Map<string, Error>();
  private readonly waiting = new Set<{ readonly size: number; readonly resolve: () => void }>();
  private reach = 0;
  private telling: Promise<void> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly views: ViewStore,
    private readonly definitions: readonly ViewDefinition[],
  ) {
    this.reach = this.reached();
  }

  /** The size up to which every view that goes on has been told. */
  size(): number {
    return this.reach;
  }

  /** Views that stopped, and why. */
  faults(): ReadonlyMap<string, Error> {
    return this.halted;
  }

  /** Tells everything that the log holds by now; concurrent calls share one run. */
  async catchUp(): Promise<void> {
    this.telling ??= this.tell().finally(() => {
      this.telling = undefined;
    });
    return this.telling;
  }

  /** Resolves once the views have been told up to `size`. */
  async reaches(size: number): Promise<void> {
    if (this.reach >= size) return;
    const told = new Promise<void>((resolve) => this.waiting.add({ size, resolve }));
    await this.catchUp();
    if (this.reach < size) await this.catchUp();
    return told;
  }

  private async tell(): Promise<void> {
    for (;;) {
      const from = this.reached();
      const page = await this.store.read(from, PAGE);
      if (page.length === 0) return;
      const events = page.map((bytes, i) => eventOf(bytes, from + i));
      for (const view of this.definitions) this.tellOne(view, events);
      this.reach = this.reached();
      for (const waiter of this.waiting) {
        if (waiter.size > this.reach) continue;
        this.waiting.delete(waiter);
        waiter.resolve();
      }
      // Requests get their turn between pages.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private tellOne(view: ViewDefinition, events: readonly RecordedEvent[]): void {
    if (this.halted.has(view.name)) return;
    const position = this.views.position(view);
    const due = events.filter(({ index }) => index >= position);
    if (due.length === 0) return;
    try {
      this.views.apply(view, due);
    } catch (cause) {
      this.halted.set(
        view.name,
        new Error(`The view ${view.name} halted at entry ${String(position)}`, { cause }),
      );
    }
  }

  private reached(): number {
    const going = this.definitions.filter(({ name }) => !this.halted.has(name));
    return Math.min(...going.map((view) => this.views.position(view)));
  }
}

/** An entry as views see it. */
export function eventOf(bytes: Uint8Array, index: number): RecordedEvent {
  const entry = JSON.parse(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
  ) as {
    readonly recordedAt: string;
    readonly revision: number;
    readonly statement: RecordedEvent;
  };
  return { ...entry.statement, index, revision: entry.revision, recordedAt: entry.recordedAt };
}
