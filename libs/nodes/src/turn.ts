import type { Term } from './writer-terms';

/** The newest term that this node knows, and a signal that aborts once there is another. */
export class Turn {
  private current: Term | undefined;
  private ending = new AbortController();

  get term(): Term | undefined {
    return this.current;
  }

  get untilNext(): AbortSignal {
    return this.ending.signal;
  }

  pass(term: Term | undefined): void {
    if (term?.number === this.current?.number) return;
    this.current = term;
    this.ending.abort();
    this.ending = new AbortController();
  }
}
