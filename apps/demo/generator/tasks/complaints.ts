import { chinaTime } from '@mingjing/kernel';
import { CLERK } from '../county/people';
import { scaled } from '../county/sizes';
import { personName } from '../county/names';
import { at, dayOf, HOUR, laterBy, MINUTE, workingDay, workingDays } from '../story/moments';
import type { Step } from '../story/step';
import { sitting, type Story } from '../story/story';
import { planVisits } from '../visits/plan-visits';
import { addTasks } from './added-task';

/** Visits that a complaint calls for (domain handbook, §5.12). */
const COMPLAINTS = 70;

/** Somebody complains of a place: recorded, a task is added, officers are named, the visit is soon. */
export function complaints(story: Story): readonly Step[] {
  const chance = story.chance.of('complaints');
  const days = workingDays('2026-01-08', '2026-12-10');
  const places = chance.shuffled(story.county.entities).slice(0, scaled(COMPLAINTS, story.scale));
  return places.flatMap(({ id }) => complaintAbout(story, id, at(chance.one(days), '11:00')));
}

function complaintAbout(story: Story, entity: string, moment: number): readonly Step[] {
  const trigger = story.ids.uuid('trigger', entity);
  const { steps, tasks } = addTasks(
    story,
    [
      {
        ...{ task: story.ids.uuid('task', 'complaint', entity), entity, origin: 'COMPLAINT', trigger },
        due: dayOf(laterBy(moment, 10)),
      },
    ],
    moment + HOUR,
  );
  const from = workingDay(dayOf(moment), 2);
  story.truth.count('tasks COMPLAINT');
  return [
    sitting(moment, CLERK, [recorded(story, entity, trigger, moment)]),
    ...steps,
    ...planVisits(story, tasks, { from, to: from, closures: 0 }),
  ];
}

/** Who complained of what is personal. */
function recorded(story: Story, entity: string, trigger: string, moment: number) {
  const chance = story.chance.of('complainant', trigger);
  const data = { kind: 'COMPLAINT', entity, received: chinaTime(moment - 90 * MINUTE) };
  return story.act('TriggerRecorded', `trigger/${trigger}`, moment, data, {
    personal: {
      complainant: personName(chance),
      content: `样例投诉内容：卫生状况差（${trigger.slice(0, 8)}）`,
    },
  });
}
