import { scaled } from '../county/sizes';
import { HEAD, ORGANISER } from '../county/people';
import { at, MINUTE } from '../story/moments';
import type { Step } from '../story/step';
import { sitting, type Story } from '../story/story';
import { planVisits } from '../visits/plan-visits';
import { addTasks } from './added-task';

interface List {
  readonly id: string;
  readonly level: 'NATIONAL' | 'PROVINCIAL';
  readonly document: string;
  readonly received: string;
  readonly from: string;
  readonly to: string;
  readonly tasks: number;
  /** Share closed without a visit (domain handbook, §5.12). */
  readonly closures: number;
}

const LISTS: readonly List[] = [
  {
    id: 'NATIONAL-2026',
    level: 'NATIONAL',
    document: '样例国家随机监督抽查计划〔2026〕',
    received: '2026-03-30',
    from: '2026-04-08',
    to: '2026-10-30',
    tasks: 107,
    closures: 0.07,
  },
  {
    id: 'PROVINCIAL-2026',
    level: 'PROVINCIAL',
    document: '样例省随机监督抽查计划〔2026〕',
    received: '2026-04-20',
    from: '2026-05-06',
    to: '2026-11-30',
    tasks: 107,
    closures: 0.07,
  },
];

/** Lists drawn by the levels above: every row becomes a task, its officers are designated and shown as such. */
export function upstreamLists(story: Story): readonly Step[] {
  return LISTS.flatMap((list) => upstreamList(story, list));
}

function upstreamList(story: Story, list: List): readonly Step[] {
  const moment = at(list.received, '09:40');
  const chosen = story.chance
    .of('list', list.id)
    .shuffled(story.county.entities)
    .slice(0, scaled(list.tasks, story.scale));
  const file = story.file('样例任务清单', list.id, ...chosen.map(({ id }) => id));
  const data = {
    ...{ level: list.level, document: list.document, list: file.reference },
    ...{ count: chosen.length, due: list.to },
  };
  const cosigners = [HEAD];
  const received = story.act('UpstreamTasksReceived', `upstream/${list.id}`, moment, data, { cosigners });
  const added = chosen.map(({ id }) => ({
    ...{ task: story.ids.uuid('task', list.id, id), entity: id, origin: list.level },
    ...{ due: list.to, list: list.id },
  }));
  const { steps, tasks } = addTasks(story, added, moment + 10 * MINUTE);
  story.truth.count(`tasks ${list.level}`, tasks.length);
  return [sitting(moment, ORGANISER, [received], [file]), ...steps, ...planVisits(story, tasks, list)];
}
