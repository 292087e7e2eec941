import { isKnown, repeatedAnywhere, repeatedAt } from './idempotency';
import type { Expected, KeptEvent, NewEvent, Outcome } from './kept-event';

interface Stream {
  readonly events: KeptEvent[];
  tombstoned: boolean;
}

/** 1 MiB per append call: what server 24.6 takes, data and types of all events together. */
export const MAX_APPEND_SIZE = 1_048_576;
/** The beginning of a stream that was deleted softly: the greatest number there is. */
const DELETED = 2 ** 63;

/**
 * The rules of the server (24.6, single node), as its index writer decides them. Every one of them is
 * a test of `engine-rules.spec.ts`, which a real server passes too: so this cannot drift.
 */
export class EngineState {
  private readonly streams = new Map<string, Stream>();
  private readonly listeners = new Set<(stream: string) => void>();
  private readonly uncommitted = new Map<string, number>();
  private position = 0;

  onWritten(listener: (stream: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  append(name: string, expected: Expected, events: readonly NewEvent[]): Outcome {
    const size = events.reduce((sum, { data, type }) => sum + data.length + type.length * 2, 0);
    if (size > MAX_APPEND_SIZE) return { kind: 'too-large' };
    const stream = this.stream(name);
    if (stream.tombstoned) return { kind: 'deleted' };
    const decided = this.decide(name, stream, expected, events);
    if (decided !== 'take') return decided;
    if (this.isSoftDeleted(name)) this.beginAt(name, stream.events.length);
    for (const event of events) {
      stream.events.push({ ...event, revision: stream.events.length, position: this.position++ });
    }
    for (const listener of this.listeners) listener(name);
    // An append of nothing to a new stream reports revision 0.
    return { kind: 'written', last: Math.max(0, stream.events.length - 1), position: this.position };
  }

  /** What a reader sees from `from` on: nothing below the beginning that metadata sets. */
  visible(name: string, from: number): readonly KeptEvent[] {
    const { events } = this.stream(name);
    return events.slice(Math.max(from, this.beginning(name, events.length)), this.uncommitted.get(name));
  }

  isTombstoned(name: string): boolean {
    return this.stream(name).tombstoned;
  }

  size(name: string): number {
    return this.stream(name).events.length;
  }

  /** Soft: everything so far is hidden, and the stream can be written again. False where there is none. */
  delete(name: string): boolean {
    if (this.size(name) === 0) return false;
    this.beginAt(name, DELETED);
    return true;
  }

  /** Hard: the name is unusable for ever. */
  tombstone(name: string): void {
    this.stream(name).tombstoned = true;
    for (const listener of this.listeners) listener(name);
  }

  /** What only somebody with the server's disk can do: a redaction. */
  rewrite(name: string, revision: number, data: Uint8Array): void {
    const { events } = this.stream(name);
    const event = events[revision];
    if (event !== undefined) events[revision] = { ...event, data };
  }

  /** What a restored backup does: the stream ends earlier than it did. */
  rollBack(name: string, size: number): void {
    this.stream(name).events.splice(size);
  }

  /** What no majority has yet: counted by the leader, and delivered to nobody from `revision` on until `commit`. */
  holdBack(name: string, revision: number): void {
    this.uncommitted.set(name, revision);
  }

  commit(name: string): void {
    this.uncommitted.delete(name);
    for (const listener of this.listeners) listener(name);
  }

  private decide(
    name: string,
    { events }: Stream,
    expected: Expected,
    more: readonly NewEvent[],
  ): 'take' | Outcome {
    if (expected === 'any') return repeatedAnywhere(events, more);
    const at = expected === 'no_stream' ? -1 : Number(expected);
    const outcome = repeatedAt(events, at, more);
    const isAnotherBeginning = more.length > 0 && !isKnown(events[0], more[0]);
    const restarts = expected === 'no_stream' && isAnotherBeginning && this.isSoftDeleted(name);
    return restarts ? 'take' : outcome;
  }

  private isSoftDeleted(name: string): boolean {
    return this.metadata(name).$tb === DELETED;
  }

  private beginning(name: string, size: number): number {
    const { $tb = 0, $maxCount = size } = this.metadata(name);
    return Math.max($tb, size - $maxCount);
  }

  private beginAt(name: string, revision: number): void {
    const data = new TextEncoder().encode(JSON.stringify({ $tb: revision }));
    const id = `metadata-${String(this.position)}`;
    this.append(`$$${name}`, 'any', [{ id, type: '$metadata', contentType: 'application/json', data }]);
  }

  private metadata(name: string): { readonly $tb?: number; readonly $maxCount?: number } {
    const newest = this.streams.get(`$$${name}`)?.events.at(-1);
    if (newest === undefined) return {};
    return JSON.parse(new TextDecoder().decode(newest.data)) as { $tb?: number; $maxCount?: number };
  }

  private stream(name: string): Stream {
    const known = this.streams.get(name);
    if (known !== undefined) return known;
    const fresh: Stream = { events: [], tombstoned: false };
    this.streams.set(name, fresh);
    return fresh;
  }
}
