import { chinaDay, type Facts, type Plain, type RecordedEvent } from '@mingjing/kernel';
import type { ChecklistItem, ChecklistPublished, ChecklistRevised } from '../payloads/checklist-events';

export interface ChecklistVersion {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly items: readonly ChecklistItem[];
  /** YYYY-MM-DD, from its first moment in China. */
  readonly effectiveFrom: string;
  /** Log index of the entry that published it. */
  readonly index: number;
}

/** A checklist with all its versions, oldest first. */
export interface Checklist {
  readonly id: string;
  readonly versions: readonly ChecklistVersion[];
}

export function evolveChecklist(state: Checklist | undefined, event: RecordedEvent): Checklist | undefined {
  const id = event.stream.slice('checklist/'.length);
  switch (event.type) {
    case 'ChecklistPublished': {
      const data = event.data as unknown as Plain<ChecklistPublished>;
      return { id, versions: [versionOf(id, 1, data, event.index)] };
    }
    case 'ChecklistRevised': {
      const data = event.data as unknown as Plain<ChecklistRevised>;
      return { id, versions: [...(state?.versions ?? []), versionOf(id, data.version, data, event.index)] };
    }
    default:
      return state;
  }
}

/** The checklist with all its versions; undefined where none was published under the id. */
export function checklistOf(facts: Facts, id: string): Checklist | undefined {
  return facts.state('checklist', `checklist/${id}`) as Checklist | undefined;
}

/**
 * The version in force at a moment (either form of time); undefined before the first. Of versions
 * that take effect on the same day the newest holds.
 */
export function checklistAt(facts: Facts, id: string, moment: string): ChecklistVersion | undefined {
  const day = chinaDay(moment);
  return checklistOf(facts, id)?.versions.findLast(({ effectiveFrom }) => effectiveFrom <= day);
}

export function itemOf(checklist: ChecklistVersion, code: string): ChecklistItem | undefined {
  return checklist.items.find((item) => item.code === code);
}

function versionOf(
  id: string,
  version: number,
  { title, items, effectiveFrom }: Plain<ChecklistPublished>,
  index: number,
): ChecklistVersion {
  return { id, version, title, items, effectiveFrom, index };
}
