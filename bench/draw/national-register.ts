import {
  emptyWorld,
  factsAt,
  utf8,
  uuidFromDigest,
  type FactChange,
  type Json,
  type RecordedEvent,
} from '@mingjing/kernel';
import { sha256, KeptIndex } from '@mingjing/writer';
import { registry } from '../../apps/ledger/composition/constitution';
import {
  conflictAt,
  leftOut,
  officerAt,
  placeAt,
  type Field,
  type Nation,
  type Place,
} from './national-pool';

/** The version of the fold under which the tables stand. */
export const FOLD = 'bench';
export const INDEX_KEY = new Uint8Array(32);
/** The draw of the same plan that came before, and one of the province's. */
const EARLIER = 'N-2026-0';
export const PROVINCIAL = 'Q-2026-1';
export const MOMENT = '2026-03-02T01:00:00.000Z';
export const ORIGIN = 'mingjing.example/nation';
const ROWS_AT_ONCE = 20_000;

/** Facts of a ledger in which nothing stands: a new registration changes the tables by itself alone. */
const nowhere = factsAt(
  emptyWorld,
  { ledger: ORIGIN, sha256, root: () => undefined, file: () => undefined },
  0,
  MOMENT,
);

/**
 * Lays out the tables beside the log as a ledger has them after the registrations of a nation: each row
 * is what the ledger's own contexts make of its event. The entries themselves are left out.
 */
export function layOutRegister(path: string, nation: Nation): void {
  const index = new KeptIndex(path, FOLD, INDEX_KEY);
  let tables = new Map<string, Map<string, Json | null>>();
  let ids = new Map<string, number>();
  let size = 0;
  const flush = (): void => {
    index.write({ size, ids, revisions: new Map(), states: new Map(), tables });
    tables = new Map();
    ids = new Map();
  };
  const change = ({ table, key, value }: FactChange): void => {
    const own = tables.get(table) ?? new Map<string, Json | null>();
    tables.set(table, own.set(key, value));
  };
  for (const row of earlierDraws(nation)) change(row);
  for (const event of registrations(nation)) {
    changesOf({ ...event, index: size } as RecordedEvent).forEach(change);
    ids.set(uuidFromDigest(sha256(utf8(`entry ${String(size)}`))), size++);
    if (ids.size >= ROWS_AT_ONCE) flush();
  }
  flush();
  index.close();
}

function changesOf(event: RecordedEvent): readonly FactChange[] {
  return registry.contexts.flatMap((context) => context.facts?.(event, nowhere) ?? []);
}

/** What an earlier draw of the plan, and one of the province, left in the tables of the draw. */
function* earlierDraws(nation: Nation): Iterable<FactChange> {
  for (const { id, why } of leftOut(nation)) {
    yield why === 'DRAWN'
      ? { table: 'drawn', key: `P ${id}`, value: [EARLIER] }
      : { table: 'covered', key: `2026 ${id}`, value: [{ by: 'UPSTREAM', plan: 'Q', source: PROVINCIAL }] };
  }
}

function* registrations(nation: Nation): Iterable<object> {
  for (let at = 0; at < nation.entities; at++) yield registration(placeAt(at, nation));
  for (const place of leftOut(nation)) yield registration(place);
  for (let at = 0; at < nation.officers; at++) {
    const { id, fields, canLead } = officerAt(at, nation);
    yield event('OfficerRegistered', `officer/${id}`, { ...OFFICER, fields, canLead });
    const { officer, entity } = conflictAt(at, nation);
    yield event('InterestDeclared', `officer/${id}`, { officer, entity });
  }
  yield event('OfficerRegisterFiled', 'register/officers', { root: '', receipt: '1', filedWith: 'bureau' });
}

function registration({ id, field, jurisdiction, weight }: Place): object {
  return event('EntityRegistered', `entity/${id}`, {
    ...{ category: CATEGORY[field], district: jurisdiction, kind: 'ORGANISATION', level: 'COUNTY' },
    ...{ licensor: 'bureau', grade: weight > 1 ? 'D' : 'B' },
    ...{ name: '清泉大酒店', subtypes: [`${CATEGORY[field]}-X`] },
  });
}

export const CATEGORY: Readonly<Record<Field, string>> = { medical: 'MI', places: 'PP', work: 'OH' };
const OFFICER = {
  ...{ org: 'brigade', post: '监督员', section: 'desk', specialties: ['公共场所'], frontLine: true },
  employment: 'CIVIL_SERVANT',
  certificate: { kind: '行政执法证', validFrom: '2020-01-01', validTo: '2099-12-31' },
};

export function event(type: string, stream: string, data: object, actor = 'registrar'): object {
  const id = `${type} ${stream}`;
  const who = { actor, ledger: ORIGIN, occurredAt: MOMENT, recordedAt: MOMENT };
  return { id, type, stream, data, version: 1, index: 0, revision: 0, ...who };
}
