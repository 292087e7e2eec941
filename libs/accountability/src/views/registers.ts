import type { Rows, ViewDefinition } from '@mingjing/followers';
import { isJsonObject, streamWord, type Json, type JsonObject, type RecordedEvent } from '@mingjing/kernel';
import { read, write } from './rows';

const CHANGES = ['EntityChanged', 'EntityExcluded', 'OfficerChanged'] as const;

/**
 * `entity/<id>` and `officer/<id>` → the row of the register as stated and changed since, once it is in
 * effect. Names of persons and of sole traders stand in no entry, so they cannot stand here. Rows of an
 * import wait under `waiting/<stream>` until its ImportCompleted.
 */
export const registersView: ViewDefinition = {
  name: 'registers',
  version: 1,
  concerns: ['EntityRegistered', 'OfficerRegistered', ...CHANGES, 'ImportCompleted'],
  columns: {
    kind: (_data, key) => streamWord(key),
    category: (data) => textOf(data, 'category'),
    district: (data) => textOf(data, 'district'),
    status: (data) => textOf(data, 'status'),
    org: (data) => textOf(data, 'org'),
  },
  apply(event, rows) {
    if (event.type === 'ImportCompleted') complete(event, rows);
    else if (event.type.endsWith('Registered')) register(event, rows);
    else change(event, rows);
  },
};

interface Origin {
  readonly file: string;
  readonly row: number;
}

function register({ stream, data }: RecordedEvent, rows: Rows): void {
  const { import: origin, ...members } = data;
  const row = { ...members, status: 'ACTIVE' };
  write(rows, origin === undefined ? stream : `waiting/${stream}`, row);
  if (origin === undefined) return;
  const { file, row: number } = origin as unknown as Origin;
  write(rows, rowKey(file, number), stream);
}

function change({ type, stream, data }: RecordedEvent, rows: Rows): void {
  const changes =
    type === 'EntityExcluded' ? { excluded: data['basis'] } : (data['changes'] as JsonObject | undefined);
  for (const key of [stream, `waiting/${stream}`]) {
    const row = read<JsonObject>(rows, key);
    if (row !== undefined) write(rows, key, { ...row, ...changes });
  }
}

function complete({ data }: RecordedEvent, rows: Rows): void {
  const { sha256 } = data['file'] as unknown as { readonly sha256: string };
  for (let number = 1; number <= (data['rows'] as number); number++) {
    const stream = read<string>(rows, rowKey(sha256, number));
    const row = stream === undefined ? undefined : read<JsonObject>(rows, `waiting/${stream}`);
    if (stream === undefined || row === undefined) continue;
    write(rows, stream, row);
    rows.close(`waiting/${stream}`);
    rows.close(rowKey(sha256, number));
  }
}

function rowKey(file: string, number: number): string {
  return `import/${file} ${String(number)}`;
}

function textOf(data: Json, member: string): string | null {
  const value = isJsonObject(data) ? data[member] : undefined;
  return typeof value === 'string' ? value : null;
}
