import { eventsIn, remarksOn } from '@mingjing/accountability';
import type { RowVersion } from '@mingjing/followers';
import { rejection, streamWord, type Facts, type RecordedEvent } from '@mingjing/kernel';
import type { Look } from '../http/early-looks';
import { inTurns } from '../http/in-turns';
import { Refused } from '../http/problem';
import type { Reader } from '../http/reader-token';
import type { ReadingDesk } from '../http/service';

/** An entry that goes into a bundle. */
export interface Gathered {
  readonly event: RecordedEvent;
  readonly bytes: Uint8Array;
}

/** Larger than any case; whoever wants more takes the whole log. */
const MOST = 5_000;
const PAGE = 1_000;

/**
 * Collects the entries of a bundle, each once, as far as the reader may see them at the size at
 * which the bundle is true. What he may not see yet is left out without a sign of it.
 */
export class Gathering {
  private readonly found = new Map<number, Gathered>();
  private readonly looks: Look[] = [];

  constructor(
    readonly desk: ReadingDesk,
    private readonly reader: Reader | undefined,
    readonly size: number,
  ) {}

  get facts(): Facts {
    return this.desk.ledger.writer.facts();
  }

  /** By log index. */
  entries(): readonly Gathered[] {
    return [...this.found.values()].sort((a, b) => a.event.index - b.event.index);
  }

  /** Every event about a subject. */
  async trail(subject: string): Promise<void> {
    for (const { from } of this.rows('trail', { subject })) await this.take(from);
  }

  /** Those that stand in the stream itself. */
  async stream(stream: string): Promise<void> {
    await this.trail(eventsIn(stream));
  }

  /** Streams of these kinds that an entry stands in so far, from their first entry on. */
  async wholeStreams(words: ReadonlySet<string>): Promise<void> {
    const streams = new Set(this.entries().map(({ event }) => event.stream));
    for (const stream of streams) if (words.has(streamWord(stream))) await this.stream(stream);
  }

  /** Corrections of what was found so far, and reasons why it came late: each stands alone in its stream. */
  async remarks(): Promise<void> {
    for await (const { event } of inTurns(this.entries())) await this.trail(remarksOn(event.id));
  }

  async take(index: number): Promise<void> {
    if (index >= this.size || this.found.has(index)) return;
    const { event, bytes } = await this.desk.event(index);
    const look = await this.desk.lookAt(event, this.reader);
    if (look.sight === 'closed') return;
    if (this.found.size >= MOST) throw tooMany();
    this.looks.push(look);
    this.found.set(index, { event, bytes });
  }

  /** Early looks are observed; afterwards, once the bundle is handed over. */
  async record(): Promise<void> {
    if (this.reader !== undefined) await this.desk.recordLooks(this.looks, this.reader);
  }

  private *rows(view: string, where: Readonly<Record<string, string>>): Generator<RowVersion> {
    let after: string | undefined;
    for (;;) {
      const query = { where, limit: PAGE, size: this.size, ...(after === undefined ? {} : { after }) };
      const page = this.desk.ledger.views.rows(this.desk.view(view), query);
      yield* page;
      if (page.length < PAGE) return;
      after = page.at(-1)?.key;
    }
  }
}

function tooMany(): Refused {
  const reason = `More than ${String(MOST)} entries concern it; take the whole log instead: mingjing export DIR.`;
  return new Refused(rejection('bundle-too-large', reason, { most: MOST }), 413);
}
