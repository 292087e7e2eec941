import type { Facts, Json } from '@mingjing/kernel';
import type { Side } from '../payloads/assignment-events';
import type { Moment } from './moments';

/** The narrow tables of the draw; what their rows hold stands beside each. */
export const TABLE = {
  /** `<commitment, hex>` → drawId: a commitment is made once, in any draw. */
  commitment: 'commitment',
  /** `<secret, hex>` → drawId of the draw in which it was revealed first: it serves no other. */
  secret: 'secret',
  /** `<plan> <no>` → drawId of the draw that stands under the number, voided or not. */
  drawNumber: 'drawNumber',
  /** `<voided drawId>` → drawId of the draw that replaces it. */
  replacedBy: 'replacedBy',
  /** `<plan> <drawId>` → cause: voids are counted for ever. */
  voids: 'voids',
  /** `<plan> <entity>` → ids of the draws of the plan that drew it. */
  drawn: 'drawn',
  /** `<year> <officer>` → places that draws gave him. */
  places: 'places',
  /** `<year> <entity>` → Cover[]. */
  covered: 'covered',
  /** `<drawId>` → Progress: how many assignments each side was shown. */
  unblinding: 'unblinding',
  /** `<drawId>` → PlaceCount. */
  placeCount: 'placeCount',
  /** `<drawId>` → CalledReserve[], in the order of the calls. */
  reserve: 'reserve',
  /** `<upstream> <entity>` → task id. */
  listTask: 'listTask',
  /** `<upstream>` → how many of its tasks stand. */
  listCount: 'listCount',
  /** `<upstream>` → drawId of the draw of its officers. */
  listDraw: 'listDraw',
  /** `<China day>` → index of the first entry of that day that changed the register of entities. */
  registerDay: 'registerDay',
  /** `<China day> <index, 12 digits>` → RegisterChange. */
  registerChange: 'registerChange',
  /** `<year> <origin>` → Completion. */
  completion: 'completion',
  /** `<entity>` → Complaint[]: those about it. */
  complaints: 'complaints',
  /** `<drawId> <index, 12 digits>` → Departure[] of one replacement. */
  departures: 'departures',
  /** `<drawId> <index, 12 digits>` → EarlyLook. */
  earlyLooks: 'earlyLooks',
  /** `<plan>` → what PlanPeriodEnded said of it. */
  planEnded: 'planEnded',
  /** `<year> <entity>` → BegunVisit[]. */
  visits: 'visits',
  /** `<sha256> <drawId>`: the file is a restricted list of the draw. */
  drawFile: 'drawFile',
} as const;

/** Why an entity needs no further daily check this year, and which task or plan covers it. */
export interface Cover {
  readonly by: 'UPSTREAM' | 'KEY';
  /** Plan of the draw that covers it; absent for tasks of a list. */
  readonly plan?: string;
  /** Draw or task. */
  readonly source: string;
  /** When its task was added; of a draw: when it was executed. */
  readonly since?: Moment;
  /** When its task was closed without a visit: it covers nobody any more. */
  readonly ended?: Moment;
}

/** The China day on which it came, and when it was recorded. */
export interface Complaint extends Moment {
  readonly received: string;
}

/** Officers before the entity (draw.md, unblind). */
export const SIDE_ORDER: readonly Side[] = ['OFFICERS', 'ENTITY'];

export type Progress = Readonly<Record<Side, number>>;

export interface PlaceCount {
  readonly assigned: number;
  readonly replaced: number;
  /** Of the replaced: above the cap, cosigned by the head. */
  readonly aboveCap: number;
}

export interface CalledReserve {
  readonly stratum: string;
  readonly entity: string;
  /** The entity in whose place it was called. */
  readonly instead: string;
}

export interface BegunVisit {
  readonly task: string;
  /** The China day on which it began. */
  readonly day: string;
}

export function pairKey(first: string | number, second: string | number): string {
  return `${String(first)} ${String(second)}`;
}

/** A row as its table holds it. */
export function rowOf<Row>(facts: Facts, table: string, key: string): Row | undefined {
  return facts.get(table, key) as Row | undefined;
}

export function asJson(value: unknown): Json {
  return value as Json;
}
