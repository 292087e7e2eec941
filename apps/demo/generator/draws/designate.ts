import { categoryOf } from '../county/categories';
import { DEPUTY } from '../county/people';
import type { AssignedTask } from '../story/reading';
import type { Act, Step } from '../story/step';
import { sitting, type Story } from '../story/story';
import type { TaskToVisit } from '../visits/visit';

export interface Pair {
  readonly lead: string;
  readonly second: string;
}

/** Two officers of the field, at work and without a tie to the entity, the lead able to lead: named, not drawn. */
export function pairFor(story: Story, entity: string, occasion: string, moment: number): Pair {
  const { field } = categoryOf(story.entity(entity).category);
  const tied = new Set(
    story.county.interests.filter((one) => one.entity === entity).map(({ officer }) => officer),
  );
  const able = story.chance
    .of('designated', occasion)
    .shuffled(story.county.officers.filter((one) => one.fields.includes(field) && !tied.has(one.id)))
    .filter(({ id }) => !story.roster.isAway(id, moment));
  const lead = able.find(({ canLead }) => canLead);
  const second = able.find((one) => one !== lead);
  if (lead === undefined || second === undefined) throw new RangeError(`Nobody can go to ${entity}`);
  return { lead: lead.id, second: second.id };
}

export function designated(story: Story, task: string, pair: Pair, moment: number): Act {
  const data = { rule: '上级名单任务按专业指定', decider: DEPUTY, ...pair };
  for (const officer of [pair.lead, pair.second]) story.roster.name(officer, moment);
  return story.act('OfficersDesignated', `task/${task}`, moment, data);
}

/** Tasks for which the pool had no pair left: the deputy names people by decision. */
export function designateMissing(
  story: Story,
  tasks: readonly AssignedTask[],
  moment: number,
): { readonly steps: readonly Step[]; readonly tasks: readonly TaskToVisit[] } {
  const missing = tasks
    .filter(({ lead, second }) => lead === undefined || second === undefined)
    .map(({ task, entity }) => ({ task, entity, ...pairFor(story, entity, task, moment), origin: 'DRAW' }));
  const acts = missing.map(({ task, lead, second }) => designated(story, task, { lead, second }, moment));
  return { steps: acts.length === 0 ? [] : [sitting(moment, DEPUTY, acts)], tasks: missing };
}
