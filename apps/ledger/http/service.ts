import { rejection, type RecordedEvent, type Statement } from '@mingjing/kernel';
import { eventOf, type ViewDefinition } from '@mingjing/followers';
import type { OpenLedger } from '../composition/open-ledger';
import { Refused } from './problem';
import { readerOf, type Reader } from './reader-token';
import { sightOf, sightOfStream } from './who-may-read';

/** Nest's token for the open ledger. */
export const LEDGER = Symbol('open ledger');

/** Times that the process reads; only the composition root gives them. */
export interface Times {
  readonly clock: () => number;
}

/**
 * Reading, as every controller does it: who asks, may he see it, at which size is it true. An early
 * look at a draw's restricted rows is allowed to some and recorded always.
 */
export class ReadingDesk {
  constructor(
    readonly ledger: OpenLedger,
    private readonly times: Times,
  ) {}

  /** The reader behind an Authorization header; undefined where there is none. */
  async readerFrom(authorization: string | undefined): Promise<Reader | undefined> {
    if (authorization === undefined) return undefined;
    const token = /^Bearer ([^ ]+)$/.exec(authorization)?.[1] ?? '';
    const facts = this.ledger.writer.facts();
    const reader = await readerOf(token, facts, new Date(this.times.clock()));
    if (!reader.ok) throw new Refused(reader.rejection);
    return reader.value;
  }

  async demandReader(authorization: string | undefined): Promise<Reader> {
    const reader = await this.readerFrom(authorization);
    if (reader !== undefined) return reader;
    throw new Refused(
      rejection(
        'token-missing',
        "This needs a reader's token: Authorization: Bearer …, signed with your key.",
      ),
    );
  }

  /** A view by its name. */
  view(name: string): ViewDefinition {
    const view = this.ledger.definitions.find((definition) => definition.name === name);
    if (view === undefined) throw new Error(`There is no view ${name}`);
    return view;
  }

  /** The entry at an index as an event; refused where the log is not that long. */
  async event(index: number): Promise<{ readonly event: RecordedEvent; readonly bytes: Uint8Array }> {
    const [bytes] = index < this.ledger.writer.sealed.size ? await this.ledger.store.read(index, 1) : [];
    if (bytes === undefined) {
      throw new Refused(rejection('not-found', `The log has no entry ${String(index)}.`, { index }));
    }
    return { event: eventOf(bytes, index), bytes };
  }

  /** True where the reader may see the event. Does not record an early look: `look` does. */
  sees(event: Statement, reader: Reader | undefined): boolean {
    return sightOf(event, reader, this.ledger.writer.facts()) !== 'closed';
  }

  seesStream(stream: string, reader: Reader): boolean {
    return sightOfStream(stream, reader, this.ledger.writer.facts()) !== 'closed';
  }

  /** Lets the reader look at an event, or refuses; an early look leaves its trace. */
  async look(event: RecordedEvent, reader: Reader | undefined): Promise<void> {
    const sight = sightOf(event, reader, this.ledger.writer.facts());
    if (sight === 'closed') throw new Refused(reader === undefined ? TOKEN_MISSING : SEALED);
    if (sight === 'early' && reader !== undefined) await this.observe(event.stream, reader, event.id);
  }

  /** The same for a stream as a whole. */
  async lookAtStream(stream: string, reader: Reader): Promise<void> {
    const sight = sightOfStream(stream, reader, this.ledger.writer.facts());
    if (sight === 'closed') throw new Refused(SEALED);
    if (sight === 'early') await this.observe(stream, reader);
  }

  /** What the look follows from: the entry looked at, or the opening of the ledger. */
  private async observe(stream: string, reader: Reader, entry?: string): Promise<void> {
    this.ledger.writer.observe({
      stream: `access/${stream.replaceAll('/', '.')}`,
      type: 'AccessRecorded',
      version: 1,
      data: { reader: reader.actor, subject: stream, early: true },
      cause: entry ?? (await this.ledger.openingId()),
    });
  }
}

const TOKEN_MISSING = rejection(
  'token-missing',
  "This entry is not public; reading it needs a reader's token: Authorization: Bearer …, signed with your key.",
);
const SEALED = rejection(
  'sealed-until-unblinding',
  'This belongs to a draw that is not unblinded yet; until then only the draw’s own roles and the officers concerned may see it.',
);
