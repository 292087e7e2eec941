import { fromUtf8, utf8 } from '@mingjing/kernel';
import type { EventStore } from '@mingjing/event-store';

/** Who writes since when: entry `number` of the log of terms is `{"node":"…","url":"…"}`. */
export interface Term {
  readonly number: number;
  readonly node: string;
  /** Where it serves. */
  readonly url: string;
}

/**
 * The log of terms, in the engine beside the ledger's: whose term is the newest tries to write. It
 * chooses who tries and fences nothing; that is done by the size with which every append is made.
 * An entry is written at a change of writer only, so a node's life is asked of the node.
 */
export class WriterTerms {
  constructor(private readonly log: EventStore) {}

  async newest(): Promise<Term | undefined> {
    const number = (await this.log.size()) - 1;
    const [bytes] = number < 0 ? [] : await this.log.read(number, 1);
    if (bytes === undefined) return undefined;
    return { number, ...(JSON.parse(fromUtf8(bytes)) as Omit<Term, 'number'>) };
  }

  /** The next term for this node; undefined where another node was faster. */
  async claim(after: Term | undefined, { node, url }: Omit<Term, 'number'>): Promise<Term | undefined> {
    const number = (after?.number ?? -1) + 1;
    const bytes = utf8(JSON.stringify({ node, url }));
    const claimed = await this.log.append(number, [
      { id: `${node}/${String(number)}`, type: 'WriterChosen', bytes },
    ]);
    return claimed === 'done' ? { number, node, url } : undefined;
  }
}
