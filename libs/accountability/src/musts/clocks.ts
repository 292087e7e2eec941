import { startsAt, type Act } from './act';
import { asCorrected } from './as-corrected';
import type { Law } from './law';
import { limitKey, type MustRecord, type OrderRecord, type StoredLimit } from './must-record';
import { failedRechecks } from './rechecks';

interface Clock {
  readonly rule: string;
  readonly start: string;
}

const clocks = (rule: string, acts: readonly (Act | undefined)[]): readonly Clock[] =>
  acts.flatMap((act) => (act === undefined ? [] : [{ rule, start: startsAt(act) }]));

/** Every period that a row of the finding may have to be measured by, whichever of its corrections are known. */
function clocksOf(record: MustRecord): readonly Clock[] {
  const { corrections = [] } = record;
  // A moment or a day is moved by one of them, and where several are known by one of those.
  const each = corrections.map((one) => asCorrected({ ...record, corrections: [one] }));
  return [record, ...each].flatMap(clocksIn);
}

function clocksIn(record: MustRecord): readonly Clock[] {
  const { trace, released, confirmed, refusals, orders, cases, transfers } = record;
  const ended = transfers.map((one) => one.ended);
  const withdrawn = orders.map((one) => one.withdrawn);
  const decisions = cases.flatMap((one) => one.decisions);
  const remade = cases.flatMap((one) => one.annulments.filter(({ remake }) => remake));
  const filed = cases.filter(({ procedure }) => procedure === 'GENERAL').map((one) => one.filed);
  return [
    ...clocks('T-34', [trace, released, ...withdrawn, ...ended]),
    ...clocks('T-67', [trace]),
    ...orders.flatMap(recheckClocks),
    ...clocks('T-36', ended),
    ...clocks('T-50', [confirmed, ...refusals, ...failedRechecks(orders), ...withdrawn, ...ended]),
    ...clocks('T-51', [...filed, ...remade, ...ended]),
    ...clocks('T-58', [...decisions, ...ended]),
  ];
}

function recheckClocks(order: OrderRecord): readonly Clock[] {
  if (order.served === undefined) return [];
  if (order.due === undefined) return clocks('T-36', [order.served]);
  const moved = [...order.extensions, ...(order.redated ?? [])].map(({ due }) => due);
  return [order.due, ...moved].map((start) => ({ rule: 'T-36', start }));
}

/** A record, and what was done about its limits. */
interface Measured {
  readonly record: MustRecord;
  /** Last moments of the limits that were added. */
  readonly added: readonly string[];
  /** Whether a period is asked for that no rule answers. */
  readonly lacksLimits: boolean;
}

/** The record with every limit that it lacks, computed by the law as it stands at the entry. */
export function withLimits(record: MustRecord, law: Law, index: number): Measured {
  const added: Record<string, readonly StoredLimit[]> = {};
  let lacksLimits = false;
  for (const { rule, start } of clocksOf(record)) {
    const key = limitKey(rule, start);
    if (record.limits[key] !== undefined) continue;
    const limit = law.limit(rule, start);
    if (limit === undefined) lacksLimits = true;
    else added[key] = [{ ...limit, index }];
  }
  const moments = Object.values(added).flatMap((stored) => stored.map(({ limit }) => limit));
  if (moments.length === 0) return { record, added: moments, lacksLimits };
  return { record: { ...record, limits: { ...record.limits, ...added } }, added: moments, lacksLimits };
}

/** The law has changed: what comes out differently is kept beside what stood before. */
export function withNewLaw(record: MustRecord, law: Law, index: number): MustRecord {
  const changed: Record<string, readonly StoredLimit[]> = {};
  for (const [key, stored] of Object.entries(record.limits)) {
    const { rule, start } = clockFrom(key);
    const limit = law.limit(rule, start);
    const last = stored.at(-1);
    if (limit === undefined || last === undefined) continue;
    const same = limit.limit === last.limit && limit.provisional === last.provisional;
    if (!same || limit.version !== last.version) changed[key] = [...stored, { ...limit, index }];
  }
  const known = { ...record, limits: { ...record.limits, ...changed } };
  return withLimits(Object.keys(changed).length === 0 ? record : known, law, index).record;
}

function clockFrom(key: string): Clock {
  const space = key.indexOf(' ');
  return { rule: key.slice(0, space), start: key.slice(space + 1) };
}
