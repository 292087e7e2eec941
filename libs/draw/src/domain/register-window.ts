import {
  addDays,
  chinaDay,
  streamId,
  type FactChange,
  type Facts,
  type RecordedEvent,
} from '@mingjing/kernel';
import { entityOf, type Entity } from '@mingjing/registers/contracts';
import { asJson, pairKey, rowOf, TABLE } from './tables';

/** One entry that changed the register: an entity as it was before, or a file that came into effect. */
interface RegisterChange {
  readonly before?: Entity;
  readonly file?: string;
}

/** Remembers what the register was: what a freeze needs to see who moved it over a band's edge. */
export function registerChangeRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const day = chinaDay(event.recordedAt);
  const isFirst = facts.get(TABLE.registerDay, day) === undefined;
  const marked = isFirst ? [{ table: TABLE.registerDay, key: day, value: event.index }] : [];
  const change = changeOf(event, facts);
  if (change === undefined) return marked;
  const key = pairKey(day, String(event.index).padStart(12, '0'));
  return [...marked, { table: TABLE.registerChange, key, value: asJson(change) }];
}

/** A registration by hand needs no row: its entity says itself since when it stands. */
function changeOf({ type, stream, data }: RecordedEvent, facts: Facts): RegisterChange | undefined {
  if (type === 'EntityRegistered') return undefined;
  if (type === 'ImportCompleted') return { file: (data['file'] as { readonly sha256: string }).sha256 };
  const before = entityOf(facts, streamId(stream));
  return before && { before };
}

/** The register some days ago. */
export interface EarlierRegister {
  /** An entity of now as it stood then; undefined where it did not. */
  readonly asItWas: (entity: Entity) => Entity | undefined;
  /** Entities that were changed since, as they stood before the first change. */
  readonly changed: readonly Entity[];
}

export function registerBefore(facts: Facts, days: number): EarlierRegister {
  const window = Array.from({ length: days + 1 }, (_, at) => addDays(chinaDay(facts.recordedAt), at - days));
  const starts = window.map((day) => rowOf<number>(facts, TABLE.registerDay, day));
  const start = starts.find((index) => index !== undefined) ?? Infinity;
  const changes = window
    .flatMap((day) => facts.list(TABLE.registerChange, `${day} `))
    .map(({ value }) => value as unknown as RegisterChange);
  const files = new Set(changes.map(({ file }) => file).filter((file) => file !== undefined));
  const earliest = new Map<string, Entity>();
  for (const { before } of changes) if (before && !earliest.has(before.id)) earliest.set(before.id, before);
  const asItWas = (entity: Entity): Entity | undefined => {
    const then = earliest.get(entity.id) ?? entity;
    const isNew = then.since >= start || (then.import !== undefined && files.has(then.import));
    return isNew ? undefined : then;
  };
  return { asItWas, changed: [...earliest.values()] };
}
