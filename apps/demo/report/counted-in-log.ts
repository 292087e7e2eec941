import { eventOf } from '@mingjing/followers';
import type { RecordedEvent } from '@mingjing/kernel';
import type { OpenLedger } from '../../ledger/composition/open-ledger';

/** How many of what; the names are those under which the generator counts what it makes up. */
export type Counted = Readonly<Record<string, number>>;

const PAGE = 1_000;

/** Acts of which each entry is one. */
const ACTS: Readonly<Record<string, string>> = {
  InspectionStarted: 'visits',
  RectificationOrdered: 'orders',
  CaseFiled: 'casesGeneral',
  OnSpotPenaltyImposed: 'casesSimple',
  OfficerReplaced: 'replaced',
};

/** The year as whoever has the log counts it, entry by entry, and nothing of how the story was made up. */
export async function countedInLog({ store }: Pick<OpenLedger, 'store'>): Promise<Counted> {
  const counts: Record<string, number> = {};
  const kinds = new Map<string, string>();
  const size = await store.size();
  for (let at = 0; at < size;) {
    for (const bytes of await store.read(at, PAGE)) {
      const event = eventOf(bytes, at++);
      if (event.type === 'DrawPlanned') kinds.set(event.stream, event.data['kind'] as string);
      for (const [what, by] of countsIn(event, kinds)) counts[what] = (counts[what] ?? 0) + by;
    }
  }
  return counts;
}

/** What one entry adds to the counts; `kinds` by the streams of the draws. */
function countsIn(
  { type, stream, data }: RecordedEvent,
  kinds: ReadonlyMap<string, string>,
): readonly (readonly [string, number])[] {
  const act = ACTS[type];
  if (act !== undefined) return [[act, 1]];
  if (type === 'TaskAdded') return [[`tasks ${data['origin'] as string}`, 1]];
  if (type !== 'TasksAssignedSealed') return [];
  const drawn = Number(data['tasks']);
  // Lead and second are a place each.
  return [
    [`drawn ${kinds.get(stream) ?? ''}`, drawn],
    ['places', 2 * drawn],
  ];
}
