import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { openSqliteEventStore, type StoredEntry } from '@mingjing/event-store';
import {
  canonicalJson,
  chinaTime,
  entryBytes,
  recordedTime,
  toBase64,
  toHex,
  type JsonObject,
} from '@mingjing/kernel';
import { rulesAndCalendars } from '../../apps/ledger/composition/shipped-law';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { ORIGIN } from './bench-ledger';
import { visitTo, type Happening } from './county-visit';

const ENTITIES = 1_780;
const YEAR_BEGINS = Date.UTC(2026, 0, 4);
const BETWEEN_EVENTS_MS = 600_000;
const PAGE = 1_000;

/**
 * A county's year as entries in a store: the shipped law, a register, visits with what they found,
 * in the mix of types that a county writes. Views read entries and nothing else, so the signatures
 * are only of the right length; such a log would not verify and is used to rebuild views alone.
 *
 * Returns the number of entries.
 */
export async function writeCountyYear(root: string, visits: number): Promise<number> {
  mkdirSync(root, { recursive: true });
  const store = openSqliteEventStore(dataFolder(root).ledger);
  const revisions = new Map<string, number>();
  const entries = [...year(visits)].map((happening, index) => entryOf(happening, index, revisions));
  for (let from = 0; from < entries.length; from += PAGE) {
    await store.append(from, entries.slice(from, from + PAGE));
  }
  await store.close();
  return entries.length;
}

function* year(visits: number): Generator<Happening> {
  for (const { type, stream, data } of rulesAndCalendars(ORIGIN, YEAR_BEGINS, () => randomBytes(16))) {
    yield { type, stream, data, actor: 'founder' };
  }
  const entities = Array.from({ length: ENTITIES }, () => randomUUID());
  for (const [i, entity] of entities.entries()) yield registered(entity, i);
  for (let i = 0; i < visits; i++) yield* visitTo(entities[i % ENTITIES] ?? '', i);
}

function registered(entity: string, i: number): Happening {
  const data: JsonObject = {
    ...{ category: 'PP', district: 'gaocheng', grade: 'B', kind: 'ORGANISATION', level: 'COUNTY' },
    ...{ licensor: 'bureau', name: `样例单位 ${String(i)}`, subtypes: ['PP-HOTEL'] },
  };
  return { type: 'EntityRegistered', stream: `entity/${entity}`, actor: 'registrar/R-0001', data };
}

function entryOf(happening: Happening, index: number, revisions: Map<string, number>): StoredEntry {
  const moment = YEAR_BEGINS + index * BETWEEN_EVENTS_MS;
  const revision = (revisions.get(happening.stream) ?? -1) + 1;
  revisions.set(happening.stream, revision);
  const id = randomUUID();
  const statement = { ...happening, id, ledger: ORIGIN, occurredAt: chinaTime(moment), version: 1 };
  const signature = { key: toHex(randomBytes(8)), sig: toBase64(randomBytes(64)) };
  const body = canonicalJson(statement);
  const bytes = entryBytes(body, signature, recordedTime(moment), revision);
  return { id, type: happening.type, bytes };
}
