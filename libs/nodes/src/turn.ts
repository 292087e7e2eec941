import { Namesake } from './namesake';
import type { HolderState, Neighbours } from './node-parts';
import type { Candidate, Term } from './term-text';
import type { WriterTerms } from './writer-terms';

/** The newest term that this node knows, and a signal that aborts once there is another. */
export class Turn {
  private current: Term | undefined;
  private ending = new AbortController();
  private readonly foreign = new Set<number>();

  constructor(private readonly self: Candidate) {}

  get term(): Term | undefined {
    return this.current;
  }

  /** Whether this very process was chosen, and not an earlier life of its node or another one of its name. */
  get isOwn(): boolean {
    return this.current?.instance === this.self.instance;
  }

  /** Entries of the log of terms that no node of this ledger has signed. */
  get foreignTerms(): number {
    return this.foreign.size;
  }

  get untilNext(): AbortSignal {
    return this.ending.signal;
  }

  /** The newest term, which becomes this node's knowledge by `pass` only. */
  async look(terms: WriterTerms | undefined): Promise<Term | undefined> {
    if (terms === undefined) return undefined;
    const newest = await terms.newest();
    for (const number of terms.foreign) this.foreign.add(number);
    return newest;
  }

  /** As `look`; where the engine does not answer, what this node knows. */
  lookAgain(
    terms: WriterTerms | undefined,
  ): Promise<{ readonly newest: Term | undefined; readonly isAnswer: boolean }> {
    return this.look(terms).then(
      (newest) => ({ newest, isAnswer: true }),
      () => ({ newest: this.current, isAnswer: false }),
    );
  }

  isStill(term: Term | undefined): boolean {
    return term?.number === this.current?.number;
  }

  /** How whoever has the pen stands; `away` where nobody has it, or this process. */
  async holder(neighbours: Neighbours): Promise<HolderState> {
    return this.current === undefined || this.isOwn ? 'away' : neighbours.holder(this.current);
  }

  pass(term: Term | undefined): void {
    if (this.isStill(term)) return;
    this.current = term;
    this.ending.abort();
    this.ending = new AbortController();
  }

  /** A term that this process holds already is its own still. */
  claim(terms: WriterTerms): Promise<Term | undefined> {
    return this.isOwn ? Promise.resolve(this.current) : terms.claim(this.self);
  }

  /** Where the term was given to another process that bears this node's name. */
  namesakeIn(term: Term | undefined): Namesake | undefined {
    if (term?.node !== this.self.node || term.instance === this.self.instance) return undefined;
    return new Namesake(term);
  }
}
