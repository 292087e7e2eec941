import { setDeadline, streamId, type FactChange, type Facts, type RecordedEvent } from '@mingjing/kernel';
import type { ReserveCalled } from '../payloads/assignment-events';
import type { OfficerReplaced } from '../payloads/replacement-events';
import { taskOf } from './assignment';
import { drawOf } from './draw-state';
import { entityRows, placeRows } from './drawn-rows';
import { asJson, rowOf, TABLE, type CalledReserve, type PlaceCount } from './tables';
import { reserveDeadline } from './unblinding';

/** Who left holds the place no longer, who came holds it; one departure is one replaced place. */
export function replacedRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const before = taskOf(facts, streamId(event.stream));
  const draw = drawOf(facts, before?.drawId ?? '');
  if (draw === undefined) return [];
  const { lead, second, aboveCap } = event.data as unknown as OfficerReplaced;
  const places = new Map<string, number>();
  count(places, [before?.lead, before?.second], -1);
  count(places, [lead, second], 1);
  const now = placeCount(draw.id, facts);
  const value = { ...now, replaced: now.replaced + 1, aboveCap: now.aboveCap + Number(aboveCap) };
  return [...placeRows(draw, places, facts), { table: TABLE.placeCount, key: draw.id, value }];
}

/** The entity is drawn now, its pair holds places, and its side is told in time. */
export function reserveRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { draw: drawId, stratum, entity, instead, lead, second } = event.data as unknown as ReserveCalled;
  const draw = drawOf(facts, drawId);
  if (draw === undefined) return [];
  const called = rowOf<readonly CalledReserve[]>(facts, TABLE.reserve, drawId) ?? [];
  // Each party of a joint stratum has a task of its own; the entity was called once.
  const isFirst = !called.some((row) => row.entity === entity);
  const places = new Map<string, number>();
  count(places, [lead, second], 1);
  const now = placeCount(drawId, facts);
  return [
    ...(isFirst ? entityRows(draw, facts)(entity) : []),
    ...(isFirst
      ? [{ table: TABLE.reserve, key: drawId, value: asJson([...called, { stratum, entity, instead }]) }]
      : []),
    ...placeRows(draw, places, facts),
    { table: TABLE.placeCount, key: drawId, value: { ...now, assigned: now.assigned + places.size } },
    setDeadline(reserveDeadline(draw, streamId(event.stream), event)),
  ];
}

function count(places: Map<string, number>, officers: readonly (string | undefined)[], by: number): void {
  for (const officer of officers) {
    if (officer !== undefined) places.set(officer, (places.get(officer) ?? 0) + by);
  }
}

export function placeCount(drawId: string, facts: Facts): PlaceCount {
  return rowOf<PlaceCount>(facts, TABLE.placeCount, drawId) ?? { assigned: 0, replaced: 0, aboveCap: 0 };
}
