import { isClaimedTime, type JsonObject } from '@mingjing/kernel';
import { earlier, later, type Act, type Corrected } from './act';
import type { MustRecord } from './must-record';

/** The record with an approved reason beside the act: an L3 then counts when it happened. */
export function excuse(record: MustRecord, target: string, index: number): MustRecord {
  return markAct(record, target, (act) => ({ ...act, excused: index }));
}

/** Marks the act as corrected; a corrected `occurredAt` may move it. */
export function correct(record: MustRecord, data: JsonObject, index: number): MustRecord {
  const { target, member, newValue } = data as Readonly<Record<string, string>>;
  const moved = member === 'occurredAt' && newValue !== undefined && isClaimedTime(newValue);
  return markAct(record, target ?? '', (act) => ({
    ...act,
    corrected: { ...act.corrected, index, ...(moved ? movedTo(newValue, act.corrected) : {}) },
  }));
}

function movedTo(moment: string, before: Corrected | undefined): Partial<Corrected> {
  return { earliest: earlier(moment, before?.earliest), latest: later(moment, before?.latest) };
}

/** An act may stand in several places of a record: each bears the mark. */
function markAct(record: MustRecord, target: string, mark: (act: Act) => Act): MustRecord {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one)]));
    return inner['id'] === target && 'recordedAt' in inner ? mark(inner as unknown as Act) : inner;
  };
  return visit(record) as MustRecord;
}
