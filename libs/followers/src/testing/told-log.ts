import { MemoryEventStore } from '@mingjing/event-store';
import type { Json, JsonObject, RecordedEvent } from '@mingjing/kernel';
import type { ViewDefinition } from '../view';

/** A change that a spec tells: what happens to which key, and when it is said to have occurred. */
export interface Change {
  readonly type: 'Set' | 'Kept' | 'Removed' | 'Twice' | 'Noise';
  readonly key: string;
  readonly value: number;
  /** Minutes after the log's first day began. */
  readonly minute: number;
}

const START = Date.parse('2026-01-01T00:00:00.000+08:00');

export function momentOf(minute: number): string {
  return new Date(START + minute * 60_000 + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
}

function entryOf(change: Change, index: number): Uint8Array {
  const { type, key, value, minute } = change;
  const statement = {
    actor: 'founder',
    data: { key, value },
    id: String(index),
    ledger: 'mingjing.example/told',
    occurredAt: momentOf(minute),
    stream: `thing/${key}`,
    type,
    version: 1,
  };
  const entry = { recordedAt: '2026-01-01T00:00:00.000Z', revision: 0, statement, v: 1 };
  return new TextEncoder().encode(JSON.stringify(entry));
}

export async function logOf(changes: readonly Change[]): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  await append(store, changes);
  return store;
}

export async function append(store: MemoryEventStore, changes: readonly Change[]): Promise<void> {
  const size = await store.size();
  const entries = changes.map((change, i) => ({
    id: String(size + i),
    type: change.type,
    bytes: entryOf(change, size + i),
  }));
  await store.append(size, entries);
}

function member(data: Json, name: string): number {
  return (data as JsonObject)[name] as number;
}

/** The value last set of each key: rows open, change, close, and open again. */
export const values: ViewDefinition = {
  name: 'values',
  version: 1,
  concerns: ['Set', 'Removed', 'Twice'],
  columns: { value: (data) => member(data, 'value'), key_text: (_data, key) => key },
  apply({ type, data }, rows) {
    const key = data['key'] as string;
    if (type === 'Removed') rows.close(key);
    else rows.put(key, { value: member(data, 'value') });
    if (type === 'Twice') {
      rows.close(key);
      rows.put(key, { value: member(data, 'value') + 1 });
    }
  },
};

/** How often each key was told of: reads before it writes; and a list that only grows. */
export const counts: ViewDefinition = {
  name: 'counts',
  version: 1,
  concerns: '*',
  columns: { kind: () => 'count' },
  lists: 'told',
  apply({ data, type }, rows) {
    const key = data['key'] as string;
    rows.put(key, ((rows.get(key) as number | undefined) ?? 0) + 1);
    rows.note(key);
    rows.note(`any/${type}`);
    rows.note(key);
  },
};

/** What was said of each key so far: every version holds nearly all that the one before it held. */
export const courses: ViewDefinition = {
  name: 'courses',
  version: 1,
  concerns: '*',
  apply({ data, type, index }, rows) {
    const key = data['key'] as string;
    if (type === 'Removed') {
      rows.close(key);
      return;
    }
    const said = ((rows.get(key) as JsonObject | undefined)?.['said'] ?? []) as readonly Json[];
    const course = { key, last: index, said: [...said, { index, type }], value: data['value'] ?? null };
    rows.put(key, type === 'Noise' ? { ...course, noise: true } : course);
    if (type === 'Twice') rows.put(key, { ...course, said });
  },
};

/** Cannot bear one value. */
export function failingAt(value: number): ViewDefinition {
  const fail = (event: RecordedEvent): void => {
    if (member(event.data, 'value') === value) throw new Error(`${String(value)} is too much`);
  };
  return {
    ...values,
    name: 'failing',
    apply(event, rows) {
      values.apply(event, rows);
      fail(event);
    },
  };
}
