import type { Observing, Waiting } from './waiting';

/** Statements of one group; enough to make a flush worth its time, few enough to answer soon. */
const MAX_GROUP = 512;

/** What is decided on together. */
export interface Taken {
  readonly batches: readonly Waiting[];
  readonly seen: readonly Observing[];
}

/** What waits to be decided on, in order of arrival. */
export class Queue {
  private readonly batches: Waiting[] = [];
  private readonly seen: Observing[] = [];

  get length(): number {
    return this.batches.length + this.seen.length;
  }

  put(batch: Waiting): void {
    this.batches.push(batch);
  }

  see(observing: Observing): void {
    this.seen.push(observing);
  }

  /** As much as one group takes. */
  take(): Taken {
    return { batches: this.batches.splice(0, this.groupLength()), seen: this.seen.splice(0) };
  }

  takeAll(): Taken {
    return { batches: this.batches.splice(0), seen: this.seen.splice(0) };
  }

  /** Batches for which a group had no room: they are the next one's first. */
  putBack(batches: readonly Waiting[]): void {
    this.batches.unshift(...batches);
  }

  private groupLength(): number {
    let statements = 0;
    const end = this.batches.findIndex(({ proposals }) => (statements += proposals.length) > MAX_GROUP);
    return end < 0 ? this.batches.length : Math.max(1, end);
  }
}
