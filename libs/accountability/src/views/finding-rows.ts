import type { Rows } from '@mingjing/followers';
import { addDays, chinaDay, type RecordedEvent } from '@mingjing/kernel';
import { withLimits, withNewLaw } from '../musts/clocks';
import type { MustRecord } from '../musts/must-record';
import { lawFrom } from './law-rows';
import { addTo, read, write } from './rows';

/** Findings by the last day of each of their limits, `ends/<day>`: those that a change of law may concern. */
const ENDS = 'ends';
/** Findings with a period for which no rule was in force. */
const UNRULED = 'ends/none';

interface Range {
  readonly first: string;
  readonly last: string;
}

export function findingKey(finding: string): string {
  return `finding/${finding}`;
}

export function recordOf(rows: Rows, finding: string): MustRecord | undefined {
  return read<MustRecord>(rows, findingKey(finding));
}

/** Writes the record with every limit that it needs by now. */
export function save(rows: Rows, record: MustRecord, { index }: RecordedEvent): void {
  const { record: complete, added, lacksLimits } = withLimits(record, lawFrom(rows), index);
  write(rows, findingKey(record.finding), complete);
  if (added.length > 0) noteEnds(rows, record.finding, added);
  if (lacksLimits) addTo(rows, UNRULED, [record.finding]);
}

function noteEnds(rows: Rows, finding: string, limits: readonly string[]): void {
  const days = limits.map((limit) => chinaDay(limit));
  for (const day of days) addTo(rows, `${ENDS}/${day}`, [finding]);
  const range = read<Range>(rows, ENDS);
  const all = [...days, ...(range === undefined ? [] : [range.first, range.last])].sort();
  write(rows, ENDS, { first: all[0] ?? '', last: all.at(-1) ?? '' });
}

/** After a calendar or a rule was published: limits that may end on the day or later are computed again, both values kept. */
export function recount(rows: Rows, from: string | undefined, event: RecordedEvent): void {
  if (from === undefined) return;
  const law = lawFrom(rows);
  for (const finding of concerned(rows, from)) {
    const before = recordOf(rows, finding);
    const after = before && withNewLaw(before, law, event.index);
    if (after === undefined || after === before) continue;
    write(rows, findingKey(finding), after);
    noteEnds(
      rows,
      finding,
      Object.values(after.limits).flatMap((stored) => stored.slice(-1).map(({ limit }) => limit)),
    );
  }
}

function concerned(rows: Rows, from: string): ReadonlySet<string> {
  const range = read<Range>(rows, ENDS);
  const findings = new Set(read<readonly string[]>(rows, UNRULED) ?? []);
  if (range === undefined) return findings;
  for (let day = from > range.first ? from : range.first; day <= range.last; day = addDays(day, 1)) {
    for (const finding of read<readonly string[]>(rows, `${ENDS}/${day}`) ?? []) findings.add(finding);
  }
  return findings;
}
