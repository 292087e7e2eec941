import { randomUUID } from 'node:crypto';
import { KurrentDBClient, binaryEvent, type EventData } from '@kurrent/kurrentdb-client';
import { contender, type Contender } from '../measure/interleave';

/** About what a signed checkpoint takes. */
const NOTE_BYTES = 300;

/** The client by itself, one append in flight, each to the revision that it expects: no verifying, deciding or reading back. */
export class ClientAppends {
  private readonly client: KurrentDBClient;

  constructor(url: string) {
    this.client = KurrentDBClient.connectionString(url);
  }

  /** The same groups to a stream of its own; `count` entries in all. Events are made off the clock. */
  ofGroups(count: number, groups: () => readonly (readonly Uint8Array[])[]): Contender {
    return contender({
      count,
      prepare: () => groups().map((group) => group.map(eventOf)),
      run: async (appends) => {
        const stream = `bench-${randomUUID()}`;
        let end: bigint | 'no_stream' = 'no_stream';
        for (const events of appends) end = await this.append(stream, events, end);
      },
    });
  }

  /** An entry to one stream, then a note to another: what one statement costs at least. */
  ofPairs(rows: readonly Uint8Array[]): Contender {
    return contender({
      count: rows.length,
      prepare: () => rows.map((bytes) => [eventOf(bytes), eventOf(new Uint8Array(NOTE_BYTES))] as const),
      run: async (pairs) => {
        const [log, notes] = [`bench-${randomUUID()}`, `bench-${randomUUID()}`];
        let end: bigint | 'no_stream' = 'no_stream';
        for (const [entry, note] of pairs) {
          const before: bigint | 'no_stream' = end;
          end = await this.append(log, [entry], before);
          await this.append(notes, [note], before);
        }
      },
    });
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  private async append(
    stream: string,
    events: readonly EventData[],
    streamState: bigint | 'no_stream',
  ): Promise<bigint> {
    const { nextExpectedRevision } = await this.client.appendToStream(stream, [...events], { streamState });
    return nextExpectedRevision;
  }
}

function eventOf(bytes: Uint8Array): EventData {
  return binaryEvent({ type: 'EntityRegistered', data: bytes });
}
