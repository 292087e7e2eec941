import type { EventStore } from '@mingjing/event-store';
import { readTerm, writeTerm, type Candidate, type Term, type TermKeys } from './term-text';

const PAGE = 100;

/**
 * The log of terms, in the engine beside the ledger's: whose term is the newest tries to write. It
 * chooses who tries and fences nothing; that is done by the size with which every append is made.
 * An entry is written at a change of writer only, so a node's life is asked of the node.
 *
 * What no node of this ledger has signed is passed over: it leaves the pen where it is.
 */
export class WriterTerms {
  private latest: Term | undefined;
  /** Entries that were looked at; undefined before the first look. */
  private seen: number | undefined;
  private readonly strangers: number[] = [];

  constructor(
    private readonly log: EventStore,
    private readonly keys: TermKeys,
  ) {}

  /**
   * Numbers of the entries after the newest term, or come since it was first asked for, that no node of
   * this ledger has signed. What stands before a term may have been signed with a key that is no more.
   */
  get foreign(): readonly number[] {
    return this.strangers;
  }

  async newest(): Promise<Term | undefined> {
    const size = await this.log.size();
    await (this.seen === undefined ? this.lookBack(size) : this.lookOn(size));
    return this.latest;
  }

  /** The next term, after all that `newest` has seen; undefined where another node was faster. */
  async claim(candidate: Candidate): Promise<Term | undefined> {
    const number = this.seen ?? 0;
    const term = { number, ...candidate };
    const bytes = writeTerm(this.keys, term);
    const id = `${candidate.node}/${String(number)}`;
    const claimed = await this.log.append(number, [{ id, type: 'WriterChosen', bytes }]);
    return claimed === 'done' ? term : undefined;
  }

  /** Page by page from the end to the newest term. */
  private async lookBack(size: number): Promise<void> {
    const behind: number[] = [];
    for (let end = size; end > 0; end -= PAGE) {
      const from = Math.max(0, end - PAGE);
      const page = await this.log.read(from, end - from);
      const found = page.map((bytes, at) => readTerm(this.keys, from + at, bytes)).findLast(isTerm);
      const first = found === undefined ? from : found.number + 1;
      for (let number = from + page.length - 1; number >= first; number--) behind.push(number);
      if (found === undefined) continue;
      this.latest = found;
      this.strangers.push(...behind.reverse());
      break;
    }
    this.seen = size;
  }

  private async lookOn(size: number): Promise<void> {
    for (let next = this.seen ?? 0; next < size; this.seen = next) {
      const page = await this.log.read(next, PAGE);
      if (page.length === 0) return;
      for (const bytes of page) {
        const term = readTerm(this.keys, next, bytes);
        if (term === undefined) this.strangers.push(next);
        else this.latest = term;
        next++;
      }
    }
  }
}

function isTerm(read: Term | undefined): read is Term {
  return read !== undefined;
}
