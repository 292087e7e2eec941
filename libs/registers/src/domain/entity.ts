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

/** Folds entity/⟨id⟩ into the row that stands in the fact table: one fold for both. */
export function evolveEntity(row: EntityRow | undefined, event: RecordedEvent): EntityRow | undefined {
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

function registered(data: EntityRegistered, since: number): EntityRow {
  return {
    ...(given<EntityRow>(KEPT, data) as Omit<EntityRow, 'weight' | 'status' | 'since'>),
    weight: data.weight ?? 1,
    status: 'ACTIVE',
    ...(data.import === undefined ? {} : { import: data.import.file }),
    since,
  };
}
