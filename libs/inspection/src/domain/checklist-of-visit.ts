import { checklistOf, itemOf, type ChecklistVersion } from '@mingjing/checklist/contracts';
import { assignmentOf } from '@mingjing/draw/contracts';
import { rejection, streamId, type Facts } from '@mingjing/kernel';
import { entityOf } from '@mingjing/registers/contracts';
import type { TaskPolicy } from './task-policies';
import type { Visit } from './visit';

/** The version that the visit began with: a revision during the visit does not change its questions. */
export function checklistOfVisit(visit: Visit | undefined, facts: Facts): ChecklistVersion | undefined {
  const used = visit?.checklist;
  const checklist = used && checklistOf(facts, used.id);
  return checklist?.versions.find((one) => one.version === used?.version);
}

export const theItemMustBeOnTheChecklist: TaskPolicy<{ readonly item: string }> = (
  visit,
  { data },
  facts,
) => {
  const checklist = checklistOfVisit(visit, facts);
  if (checklist !== undefined && itemOf(checklist, data.item) !== undefined) return undefined;
  const { id = '', version = 0 } = visit?.checklist ?? {};
  return rejection(
    'item-not-on-checklist',
    `Version ${version} of the checklist ${id} has no item ${data.item}.`,
    { item: data.item, checklist: id, version },
  );
};

/**
 * Codes of the items that the visit owes an answer: the mandatory ones for the entity's category, of those
 * that the task is confined to where its order names any. Of an entity that the register does not hold every
 * mandatory item is owed (NA is an answer).
 */
export function itemsOwed(visit: Visit, stream: string, facts: Facts): readonly string[] {
  const assignment = assignmentOf(facts, streamId(stream));
  const entity = assignment && entityOf(facts, assignment.entity);
  const concerns = (categories: readonly string[]): boolean =>
    entity === undefined || categories.includes(entity.category);
  const ordered = (code: string): boolean => assignment?.items?.includes(code) ?? true;
  return (checklistOfVisit(visit, facts)?.items ?? [])
    .filter((item) => item.mandatory && concerns(item.objects) && ordered(item.code))
    .map((item) => item.code);
}
