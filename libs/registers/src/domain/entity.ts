import { type RecordedEvent } from '@mingjing/kernel';
import type { EntityChanged, EntityExcluded, EntityRegistered } from '../payloads/entity-events';
import { given } from './changes';
import type { EntityRow } from './rows';

/** Members of a registration or a change that the row keeps; names and licences are for views. */
const KEPT: readonly (keyof EntityRow)[] = [
  'kind',
  'category',
  'subtypes',
  'district',
  'grade',
  'credit',
  'tags',
  'licensor',
  'level',
  'weight',
  'status',
];

/** Folds entity/⟨id⟩ into the row that stands in the fact table: one fold for both, which ask one after the other. */
export function evolveEntity(row: EntityRow | undefined, event: RecordedEvent): EntityRow | undefined {
  if (last?.event !== event || last.row !== row) last = { row, event, next: evolved(row, event) };
  return last.next;
}

let last:
  | {
      readonly row: EntityRow | undefined;
      readonly event: RecordedEvent;
      readonly next: EntityRow | undefined;
    }
  | undefined;

function evolved(row: EntityRow | undefined, event: RecordedEvent): EntityRow | undefined {
  const { index: since } = event;
  switch (event.type) {
    case 'EntityRegistered':
      return registered(event.data as unknown as EntityRegistered, since);
    case 'EntityChanged': {
      const { changes } = event.data as unknown as EntityChanged;
      return row && { ...row, ...given<EntityRow>(KEPT, changes), since };
    }
    case 'EntityExcluded':
      return row && { ...row, excluded: (event.data as unknown as EntityExcluded).basis, since };
    default:
      return row;
  }
}

/** While it is made. */
type Growing<Row> = { -readonly [Member in keyof Row]: Row[Member] };

/** The last four members stand only where they are given. */
function registered(data: EntityRegistered, since: number): EntityRow {
  const { kind, category, subtypes, district, licensor, level, weight = 1 } = data;
  const status = 'ACTIVE';
  const row: Growing<EntityRow> = {
    kind,
    category,
    subtypes,
    district,
    licensor,
    level,
    weight,
    status,
    since,
  };
  const { grade, credit, tags, import: origin } = data;
  if (grade !== undefined) row.grade = grade;
  if (credit !== undefined) row.credit = credit;
  if (tags !== undefined) row.tags = tags;
  if (origin !== undefined) row.import = origin.file;
  return row;
}
