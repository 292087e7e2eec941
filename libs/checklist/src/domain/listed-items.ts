import { chinaDay, streamId, type FactChange, type Facts, type RecordedEvent } from '@mingjing/kernel';
import type { ChecklistPublished } from '../payloads/checklist-events';
import { checklistOf, itemOf } from './checklist';

/** `<item> <checklist>`: the checklists of which a version holds the item. */
const ITEM_TABLE = 'checklistItem';

/** True where a checklist holds the item in the version in force at a moment, or in one that is still to take effect. */
export function itemIsListed(facts: Facts, code: string, moment: string): boolean {
  const day = chinaDay(moment);
  return facts.list(ITEM_TABLE, `${code} `).some(({ key }) => {
    const versions = checklistOf(facts, key.slice(code.length + 1))?.versions ?? [];
    const inForce = versions.findLastIndex(({ effectiveFrom }) => effectiveFrom <= day);
    return versions.slice(Math.max(inForce, 0)).some((version) => itemOf(version, code) !== undefined);
  });
}

export function itemFacts(event: RecordedEvent): readonly FactChange[] {
  if (event.type !== 'ChecklistPublished' && event.type !== 'ChecklistRevised') return [];
  const { items } = event.data as unknown as ChecklistPublished;
  const checklist = streamId(event.stream);
  return items.map(({ code }) => ({ table: ITEM_TABLE, key: `${code} ${checklist}`, value: true }));
}
