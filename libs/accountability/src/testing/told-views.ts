import { MemoryEventStore } from '@mingjing/event-store';
import { Follower, SqliteViewStore, type ViewDefinition } from '@mingjing/followers';
import type { RecordedEvent } from '@mingjing/kernel';

/** The events as entries of a log; signatures are not what views are told. */
export async function logFrom(events: readonly RecordedEvent[]): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  const entries = events.map((event) => {
    const { index: _index, revision, recordedAt, ...statement } = event;
    const bytes = new TextEncoder().encode(JSON.stringify({ recordedAt, revision, statement, v: 1 }));
    return { id: event.id, type: event.type, bytes };
  });
  await store.append(0, entries);
  return store;
}

/** Views told from the events in a real store; `page` events at a time. */
export async function toldViews(
  definitions: readonly ViewDefinition[],
  events: readonly RecordedEvent[],
  page = 1_000,
): Promise<SqliteViewStore> {
  const views = new SqliteViewStore(':memory:');
  const follower = new Follower(await logFrom(events), views, definitions, page);
  await follower.catchUp();
  for (const [name, cause] of follower.faults()) throw new Error(`${name} halted`, { cause });
  return views;
}
