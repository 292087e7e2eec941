import type { Rows } from '@mingjing/followers';
import { streamId, type JsonObject, type RecordedEvent } from '@mingjing/kernel';
import { read, write } from './rows';

/** What a finding takes from the registers: `entity/<id>`, `officer/<id>`, and `trigger/<entity>`. */
export const REGISTER_TYPES = [
  'EntityRegistered',
  'EntityChanged',
  'OfficerRegistered',
  'OfficerChanged',
  'TriggerRecorded',
] as const;

export interface EntityRow {
  readonly category?: string;
  readonly district?: string;
}

export interface OfficerRow {
  readonly org?: string;
  readonly section?: string;
  readonly certificate?: { readonly validFrom: string; readonly validTo: string };
}

/** Kinds of trigger after which a late entry is suspect. */
const SUSPECT: readonly string[] = ['COMPLAINT', 'EMERGENCY'];

export function tellRegisters(event: RecordedEvent, rows: Rows): void {
  const { type, stream, data } = event;
  const changes = (data['changes'] as JsonObject | undefined) ?? data;
  switch (type) {
    case 'EntityRegistered':
    case 'EntityChanged':
      merge(rows, `entity/${streamId(stream)}`, changes, ['category', 'district']);
      break;
    case 'OfficerRegistered':
    case 'OfficerChanged':
      merge(rows, `officer/${streamId(stream)}`, changes, ['org', 'section', 'certificate']);
      break;
    case 'TriggerRecorded':
      tellTrigger(event, rows);
      break;
    default:
      break;
  }
}

function merge(rows: Rows, key: string, changes: JsonObject, members: readonly string[]): void {
  const given = Object.entries(changes).filter(([name]) => members.includes(name));
  write(rows, key, { ...read<JsonObject>(rows, key), ...Object.fromEntries(given) });
}

function tellTrigger({ data, recordedAt }: RecordedEvent, rows: Rows): void {
  const entity = data['entity'] as string | undefined;
  if (entity === undefined || !SUSPECT.includes(data['kind'] as string)) return;
  const key = `trigger/${entity}`;
  write(rows, key, [...(read<string[]>(rows, key) ?? []), recordedAt]);
}
