import { type RecordedEvent } from '@mingjing/kernel';
import type { OfficerChanged, OfficerRegistered } from '../payloads/officer-events';
import { given } from './changes';
import type { OfficerRow } from './rows';

/** Members of a registration or a change that the row keeps; the post is for views. */
const KEPT: readonly (keyof OfficerRow)[] = [
  'org',
  'section',
  'specialties',
  'fields',
  'canLead',
  'frontLine',
  'employment',
  'certificate',
  'status',
];

/** Folds officer/⟨id⟩ into the row that stands in the fact table: one fold for both. */
export function evolveOfficer(row: OfficerRow | undefined, event: RecordedEvent): OfficerRow | undefined {
  const { index: since } = event;
  switch (event.type) {
    case 'OfficerRegistered':
      return registered(event.data as unknown as OfficerRegistered, since);
    case 'OfficerChanged': {
      const { changes } = event.data as unknown as OfficerChanged;
      return row && { ...row, ...given<OfficerRow>(KEPT, changes), since };
    }
    default:
      return row;
  }
}

function registered(data: OfficerRegistered, since: number): OfficerRow {
  return {
    ...(given<OfficerRow>(KEPT, data) as Omit<OfficerRow, 'status' | 'since'>),
    status: 'ACTIVE',
    ...(data.import === undefined ? {} : { import: data.import.file }),
    since,
  };
}
