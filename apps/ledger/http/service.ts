import {
  FOUNDER_ACTOR,
  rejection,
  streamWord,
  type Facts,
  type JsonObject,
  type RecordedEvent,
  type Rejection,
} from '@mingjing/kernel';
import { eventOf, type HaltedView, type ViewDefinition } from '@mingjing/followers';
import { registry } from '../composition/constitution';
import type { OpenLedger } from '../composition/open-ledger';
import { recordEarlyLooks, type Look } from './early-looks';
import { noEntry } from './log-refusals';
import { Refused } from './problem';
import { textFrom } from './query-text';
import { readerOf, type Reader } from './reader-token';
import { drawsBehind, tasksOfStream } from './tasks-told';
import { reachSealed, type WaitedFor } from './true-at';
import { mayRead, mayReadEntry } from './what-roles-read';
import { isNamedSealed, sightOf, sightOfFile, sightOfStream } from './who-may-read';

/** Nest's token for the open ledger. */
export const LEDGER = Symbol('open ledger');

/** Times that the process reads; only the composition root gives them. */
export interface Times {
  readonly clock: () => number;
}

/** An entry, and its bytes as they stand in the log. */
export interface ReadEntry {
  readonly event: RecordedEvent;
  readonly bytes: Uint8Array;
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

  /** Milliseconds since the epoch. */
  now(): number {
    return this.times.clock();
  }

  /**
   * The reader behind an Authorization header; undefined where there is none. Refused without a role:
   * whoever has left the service may still have his key.
   */
  async readerFrom(authorization: string | undefined): Promise<Reader | undefined> {
    if (authorization === undefined) return undefined;
    const token = /^Bearer ([^ ]+)$/.exec(authorization)?.[1] ?? '';
    const facts = this.ledger.writer.facts();
    const reader = await readerOf(token, facts, new Date(this.now()));
    if (!reader.ok) throw new Refused(reader.rejection);
    const { actor, roles } = reader.value;
    if (roles.length === 0 && actor !== FOUNDER_ACTOR) throw new Refused(NO_ROLE);
    return reader.value;
  }

  /** Refused where none of his roles reads streams of the words that the answer tells of. */
  async demandReader(authorization: string | undefined, ...words: readonly string[]): Promise<Reader> {
    return readerOfAll(words, await this.readerFrom(authorization));
  }

  /** What the ledger knows, to a reader, once the size that he waits for is sealed. */
  async factsFor(
    authorization: string | undefined,
    asked: WaitedFor,
    ...words: readonly string[]
  ): Promise<Facts> {
    await this.demandReader(authorization, ...words);
    await reachSealed(this.ledger, textFrom(asked, 'min-size'));
    return this.ledger.writer.facts();
  }

  /** A view by its name; refused where it has halted: what it holds is true at no size that anybody asks about. */
  view(name: string): ViewDefinition {
    const fault = this.ledger.follower.faults().get(name);
    if (fault !== undefined) throw new Refused(halted(fault));
    const view = this.ledger.definitions.find((definition) => definition.name === name);
    if (view === undefined) throw new Error(`There is no view ${name}`);
    return view;
  }

  /** The entry at an index as an event; refused where the log is not that long. */
  async event(index: number): Promise<ReadEntry> {
    const { size } = this.ledger.writer.sealed;
    const [bytes] = index < size ? await this.ledger.store.read(index, 1) : [];
    if (bytes === undefined) throw new Refused(noEntry(index, size));
    return { event: eventOf(bytes, index), bytes };
  }

  /** Lets the reader look at all of these events, or refuses. */
  async look(events: readonly RecordedEvent[], reader: Reader | undefined): Promise<void> {
    const looks = await Promise.all(events.map(async (event) => this.lookAt(event, reader)));
    if (looks.some(({ sight }) => sight === 'closed')) {
      if (reader === undefined) throw new Refused(TOKEN_MISSING);
      throw new Refused(events.every((one) => isHisToRead(one, reader)) ? SEALED : NOT_HIS_TO_READ);
    }
    if (reader !== undefined) await this.recordLooks(looks, reader);
  }

  /** What the reader would see of an event; `recordLooks` must follow where he is shown it. */
  async lookAt(event: RecordedEvent, reader: Reader | undefined): Promise<Look> {
    const about = await this.streamOfTarget(event.data);
    const sight = sightOf(event, reader, this.ledger.writer.facts(), about);
    return { sight, subject: this.subjectOf(event.stream), entry: event.id };
  }

  /** The same of a stream's row in a list; an early look is one at its draw. */
  lookAtStream(stream: string, reader: Reader): Look {
    const facts = this.ledger.writer.facts();
    const sight = sightOfStream(stream, reader, facts);
    const [draw] = sight === 'early' ? drawsBehind(stream, facts) : [];
    return { sight, subject: draw === undefined ? stream : `draw/${draw}` };
  }

  /** Before what was looked at early is shown; refused where that cannot be recorded now. */
  async recordLooks(looks: readonly Look[], reader: Reader): Promise<void> {
    await recordEarlyLooks(this.ledger, looks, reader);
  }

  /**
   * What the reader would see of a stream as a whole; a closed one is answered as one that does not exist.
   * A name that says itself that it is of a sealed draw is refused as sealed, whether it exists or not.
   */
  async lookInto(stream: string, reader: Reader): Promise<Look> {
    if (!mayRead(streamWord(stream), reader)) throw new Refused(NOT_HIS_TO_READ);
    const facts = this.ledger.writer.facts();
    const stated = facts.state('accountability', stream) as { readonly data?: JsonObject } | undefined;
    const sight = sightOfStream(stream, reader, facts, await this.streamOfTarget(stated?.data));
    if (sight === 'closed' && isNamedSealed(stream, facts)) throw new Refused(SEALED);
    return { sight, subject: this.subjectOf(stream) };
  }

  /** Lets the reader open a file, or refuses: the frozen lists of a draw tell everything to whoever has the seed. */
  async lookAtFile(sha256: string, reader: Reader): Promise<void> {
    if (!mayRead('file', reader)) throw new Refused(NOT_HIS_TO_READ);
    const sight = sightOfFile(sha256, reader, this.ledger.writer.facts());
    if (sight === 'closed') throw new Refused(SEALED);
    await this.recordLooks([{ sight, subject: `file/${sha256}` }], reader);
  }

  /** A look at the record of a look is one at what that was at: the name of the record tells it in other letters. */
  private subjectOf(stream: string): string {
    const [task] = streamWord(stream) === 'access' ? tasksOfStream(stream, this.ledger.writer.facts()) : [];
    return task === undefined ? stream : `task/${task}`;
  }

  /** A correction or a reason for lateness names its entry by id alone: it tells of that one's stream. */
  private async streamOfTarget(data: JsonObject | undefined): Promise<readonly string[]> {
    const target = data?.['target'];
    const index = typeof target === 'string' ? this.ledger.writer.indexOf(target) : undefined;
    return index === undefined ? [] : [(await this.event(index)).event.stream];
  }
}

/** The reader of streams of all these words; refused where he is none, or where nobody asks. */
export function readerOfAll(words: readonly string[], reader: Reader | undefined): Reader {
  if (reader === undefined) throw new Refused(TOKEN_MISSING);
  if (!words.every((word) => mayRead(word, reader))) throw new Refused(NOT_HIS_TO_READ);
  return reader;
}

function isHisToRead(event: RecordedEvent, reader: Reader): boolean {
  const isPublic = registry.event(event.type, event.version)?.visibility === 'public';
  return isPublic || mayReadEntry(event, reader);
}

function halted({ view, index }: HaltedView): Rejection {
  const reason = `The view "${view}" could not be told entry ${String(index)}, so it answers nothing. The administrator stops the service, deletes views.db (it is told anew from the log) and starts it again; where it halts there again, report it with that entry's index.`;
  return rejection('view-halted', reason, { view, index });
}

const TOKEN_MISSING = rejection(
  'token-missing',
  "This is not public; reading it needs a reader's token: Authorization: Bearer …, signed with your key.",
);
const NO_ROLE = rejection(
  'may-not-read',
  'You hold no role in this ledger today, so you can read only what is public. Ask the head to assign one.',
);
const NOT_HIS_TO_READ = rejection(
  'role-may-not-read',
  'Your roles do not read this: what is public anybody may see, the rest whoever needs it for his work. Ask the head, or an auditor.',
);
const SEALED = rejection(
  'sealed-until-unblinding',
  'This belongs to a draw that is not unblinded yet; until then only the draw’s own roles and the officers concerned may see it.',
);
