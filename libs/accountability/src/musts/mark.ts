import type { Act } from './act';
import type { MustRecord } from './must-record';

/** The record with an approved reason beside the act: an L3 then counts when it happened. */
export function excuse(record: MustRecord, target: string, index: number): MustRecord {
  return markAct(record, target, (act) => ({ ...act, excused: index }));
}

/** An act may stand in several places of a record: each bears the mark. */
export function markAct(record: MustRecord, target: string, mark: (act: Act) => Act): MustRecord {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one)]));
    return inner['id'] === target && 'recordedAt' in inner ? mark(inner as unknown as Act) : inner;
  };
  return visit(record) as MustRecord;
}
