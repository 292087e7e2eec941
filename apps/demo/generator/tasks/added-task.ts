import { categoryOf } from '../county/categories';
import { itemsFor } from '../county/checklist-items';
import { ORGANISER } from '../county/people';
import type { Act, Sitting } from '../story/step';
import { sitting, type Story } from '../story/story';
import { designated, pairFor, type Pair } from '../draws/designate';
import { DEPUTY } from '../county/people';
import { MINUTE } from '../story/moments';
import type { TaskToVisit } from '../visits/visit';

export interface Added {
  readonly task: string;
  readonly entity: string;
  readonly origin: string;
  readonly due: string;
  /** Id of the list, or of the complaint, that it comes from. */
  readonly list?: string;
  readonly trigger?: string;
}

export function taskAdded(story: Story, added: Added, moment: number): Act {
  const { task, entity, origin, due, list, trigger } = added;
  const { category } = story.entity(entity);
  return story.act('TaskAdded', `task/${task}`, moment, {
    ...{ origin, entity, due, field: categoryOf(category).field },
    items: itemsFor(category).map(({ code }) => code),
    ...(list === undefined ? {} : { list }),
    ...(trigger === undefined ? {} : { trigger }),
  });
}

/** Tasks that no draw made, and the officers whom the deputy names for them. */
export function addTasks(
  story: Story,
  added: readonly Added[],
  moment: number,
  pair: (added: Added) => Pair = ({ entity, task }) => pairFor(story, entity, task, moment),
): { readonly steps: readonly Sitting[]; readonly tasks: readonly TaskToVisit[] } {
  const tasks = added.map((one) => ({
    task: one.task,
    entity: one.entity,
    origin: one.origin,
    ...pair(one),
  }));
  const named = moment + 30 * MINUTE;
  return {
    steps: [
      sitting(
        moment,
        ORGANISER,
        added.map((one) => taskAdded(story, one, moment)),
      ),
      sitting(
        named,
        DEPUTY,
        tasks.map(({ task, lead, second }) => designated(story, task, { lead, second }, named)),
      ),
    ],
    tasks,
  };
}
