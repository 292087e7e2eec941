import { StoreUnavailable, type EventStore } from '@mingjing/event-store';
import type { RecordedEvent, Statement } from '@mingjing/kernel';
import { HaltedView } from './halted-view';
import type { ViewDefinition } from './view';
import type { ViewStore } from './view-store';

/** Events per transaction: enough to make a rebuild fast, few enough to answer in between and to be young when they are dropped. */
const PAGE = 500;

/**
 * Tells all views from the log: first what is there, then what comes. A view that fails halts with
 * its cause and is shown as halted; the others go on. Nothing is skipped. A new follower tries a
 * halted view again from where it stopped.
 */
export class Follower {
  private readonly halted = new Map<string, HaltedView>();
  private readonly waiting = new Set<{ readonly size: number; readonly resolve: () => void }>();
  private reach: number;
  private telling: Promise<void> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly views: ViewStore,
    private readonly definitions: readonly ViewDefinition[],
    private readonly page = PAGE,
  ) {
    this.reach = this.reached();
  }

  /** The size up to which every view that goes on has been told; Infinity where all of them are halted. */
  size(): number {
    return this.reach;
  }

  /** Views that stopped, and why. */
  faults(): ReadonlyMap<string, HaltedView> {
    return this.halted;
  }

  /** Tells everything that the log holds by now; concurrent calls share one run. */
  async catchUp(): Promise<void> {
    this.telling ??= this.tell().finally(() => {
      this.telling = undefined;
    });
    return this.telling;
  }

  /** Resolves once the views have been told up to `size`: where the log ends before it, by a later run. */
  async reaches(size: number): Promise<void> {
    if (this.reach >= size) return;
    let waiter: { readonly size: number; readonly resolve: () => void } | undefined;
    const told = new Promise<void>((resolve) => {
      this.waiting.add((waiter = { size, resolve }));
    });
    try {
      await this.catchUp();
      // The run that was shared may have read the end of the log before the entries asked for.
      if (this.reach < size) await this.catchUp();
    } catch (error) {
      if (waiter !== undefined) this.waiting.delete(waiter);
      throw error;
    }
    return told;
  }

  /** Resolves when nothing is being told: the store and the views may then be closed. */
  async idle(): Promise<void> {
    await this.telling?.catch(() => undefined);
  }

  private async tell(): Promise<void> {
    for (;;) {
      const from = this.reached();
      const page = from === Infinity ? [] : await this.store.read(from, this.page);
      if (page.length === 0) {
        this.views.settle(this.definitions.filter(({ name }) => !this.halted.has(name)));
        return;
      }
      const events = page.map((bytes, i) => eventOf(bytes, from + i));
      this.views.together(() => {
        for (const view of this.definitions) this.tellOne(view, events);
      });
      this.arrive();
      // Requests get their turn between pages.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private tellOne(view: ViewDefinition, events: readonly RecordedEvent[]): void {
    if (this.halted.has(view.name)) return;
    const position = this.views.position(view);
    const due =
      (events[0]?.index ?? 0) >= position ? events : events.filter(({ index }) => index >= position);
    if (due.length === 0) return;
    try {
      this.views.apply(view, due);
    } catch (error) {
      // Nobody's view is at fault where the disk takes nothing: the page is told anew when it does.
      if (error instanceof StoreUnavailable) throw error;
      this.tellUpToTheFault(view, due);
    }
  }

  /** One by one, so that the fault is known by the entry at which it lies. */
  private tellUpToTheFault(view: ViewDefinition, events: readonly RecordedEvent[]): void {
    for (const event of events) {
      try {
        this.views.apply(view, [event]);
      } catch (cause) {
        this.halted.set(view.name, new HaltedView(view.name, event.index, cause));
        return;
      }
    }
  }

  private arrive(): void {
    this.reach = this.reached();
    for (const waiter of this.waiting) {
      if (waiter.size > this.reach) continue;
      this.waiting.delete(waiter);
      waiter.resolve();
    }
  }

  private reached(): number {
    const going = this.definitions.filter(({ name }) => !this.halted.has(name));
    return Math.min(...going.map((view) => this.views.position(view)));
  }
}

interface StoredEntry {
  readonly recordedAt: string;
  readonly revision: number;
  readonly statement: Statement;
}

/** An entry as views see it. */
export function eventOf(bytes: Uint8Array, index: number): RecordedEvent {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const { statement, revision, recordedAt } = JSON.parse(text) as StoredEntry;
  // The parsed object is nobody else's: no second one is made of it.
  return Object.assign(statement, { index, revision, recordedAt });
}
