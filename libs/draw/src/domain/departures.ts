import { streamId, type FactChange, type Facts, type RecordedEvent } from '@mingjing/kernel';
import type { ReplacementRequested } from '../payloads/replacement-events';
import { taskOf } from './assignment';
import { dayOfDeparture, entryOfReason, type Departing } from './departure-entries';
import { drawOf } from './draw-state';
import { placeCount } from './place-rows';
import { asJson, pairKey, TABLE } from './tables';

/**
 * Somebody whom a draw gave a place and who left it, or a substitute who was passed over. `recorded` says
 * when the registers came to hold the reason: BEFORE the draw was executed, AFTER it, when its outcome
 * could be known, or NOWHERE, on the word of the head (a recusal that he granted, or his cosignature).
 */
export interface Departure extends Departing {
  readonly task: string;
  readonly passedOver: boolean;
  /** True of a substitute who had come to the task and leaves it again. */
  readonly called?: true;
  readonly recorded: 'BEFORE' | 'AFTER' | 'NOWHERE';
  /** Log index of the record in the registers. */
  readonly entry?: number;
}

/** All departures of a draw, in the order in which they were asked for. */
export function departuresOf(facts: Facts, drawId: string): readonly Departure[] {
  return facts
    .list(TABLE.departures, `${drawId} `)
    .flatMap(({ value }) => value as unknown as readonly Departure[]);
}

/** How many of some departures were on record only after the draw, and how many nowhere. */
export interface RecordedLate {
  readonly recordedAfter: number;
  readonly recordedNowhere: number;
}

export interface DepartureCounts extends RecordedLate {
  readonly all: number;
  /** Replaced places, and the places that the draw has assigned, calls from the reserve included. */
  readonly share: readonly [replaced: number, assigned: number];
  /** Of them: replaced above the cap of rule T-12, on the word of the head. */
  readonly aboveCap: number;
}

/** Without a name: what everybody may know of them. */
export function departureCounts(facts: Facts, drawId: string): DepartureCounts {
  const all = departuresOf(facts, drawId);
  const { replaced, assigned, aboveCap } = placeCount(drawId, facts);
  return { all: all.length, ...recordedLate(all), share: [replaced, assigned], aboveCap };
}

/**
 * Of the substitutes who did not come, or did not stay. The draw puts them in an order; whoever records
 * afterwards why this one and that one cannot come chooses who does.
 */
export function passedOverSince(facts: Facts, drawId: string): RecordedLate {
  return recordedLate(departuresOf(facts, drawId).filter((one) => one.passedOver || one.called === true));
}

function recordedLate(departures: readonly Departure[]): RecordedLate {
  const count = (recorded: Departure['recorded']): number =>
    departures.filter((one) => one.recorded === recorded).length;
  return { recordedAfter: count('AFTER'), recordedNowhere: count('NOWHERE') };
}

/** What the registers hold when the departure is asked for, before they change again. */
export function departureRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const id = streamId(event.stream);
  const task = taskOf(facts, id);
  const executed = drawOf(facts, task?.drawId ?? '')?.executed;
  if (task?.drawId === undefined || executed === undefined) return [];
  const { out, reason, unavailable = [] } = event.data as unknown as ReplacementRequested;
  const day = dayOfDeparture(task, facts);
  const hadCome = task.struck?.includes(out) === true;
  const departures = [{ officer: out, reason }, ...unavailable].map((departing, at): Departure => {
    const entry = entryOfReason(departing, task, day, facts);
    const called = at === 0 && hadCome ? ({ called: true } as const) : {};
    const told = { ...departing, task: id, passedOver: at > 0, ...called };
    if (entry === undefined) return { ...told, recorded: 'NOWHERE' };
    return {
      ...told,
      recorded: entry > executed.index ? 'AFTER' : 'BEFORE',
      ...(entry < 0 ? {} : { entry }),
    };
  });
  const key = pairKey(task.drawId, String(event.index).padStart(12, '0'));
  return [{ table: TABLE.departures, key, value: asJson(departures) }];
}
