import { chinaTime } from '@mingjing/kernel';
import { pairFor } from '../draws/designate';
import { categoryOf } from '../county/categories';
import { generateEntity } from '../county/entities';
import { CLERK, REGISTRAR } from '../county/people';
import { at, dayOf, HOUR, laterBy, MINUTE, workingDay } from '../story/moments';
import type { Fate } from '../musts/fate';
import type { Step } from '../story/step';
import { sitting, type Story } from '../story/story';
import { addTasks } from '../tasks/added-task';
import { planVisits } from '../visits/plan-visits';
import { entityRegistered } from '../year/entity-registered';
import { label, PLAIN_PENALTY } from './stories';

const SAYS =
  'Third strike: a person without a doctor’s qualification fined twice, and the third time fined again instead of referred (rule T-78)';
/** Each time after the decision of the last one. */
const DAYS = ['2026-02-09', '2026-06-08', '2026-09-28'];

/** The day on which the registrar enters the place that somebody has found. */
const FOUND = '2026-02-06';

const AT_ONCE: Fate = {
  answeredLate: false,
  orderDelay: 0,
  order: {
    kind: 'IMMEDIATE',
    period: 15,
    extended: false,
    withdrawn: 'NONE',
    recheck: 'IN_TIME',
    fails: false,
  },
};

/** D5: three complaints of the same unlicensed practice, three fines, and nobody considers a referral. */
export function thirdStrike(story: Story): readonly Step[] {
  const entity = generateEntity(story.chance.of('D5'), 'E-UN-1', categoryOf('UN'), 'UN-PRACTICE', FOUND);
  story.enter(entity);
  const person = `person/${story.ids.uuid('person', 'D5')}`;
  const party = { pseudonym: person, name: entity.legalRepresentative, id: `SLX-${entity.id}-0001` };
  const strikes = DAYS.map((day, i) => ({ moment: at(day, '10:00'), task: story.ids.uuid('task', 'D5', i) }));
  label(
    story,
    { label: 'D5', says: SAYS },
    strikes.map(({ task }) => ({ task, entity: entity.id })),
  );
  const entered = at(FOUND, '15:00');
  const registered = sitting(entered, REGISTRAR, [entityRegistered(story, entity, entered)]);
  const visits = strikes.flatMap(({ moment, task }, i) => {
    const trigger = story.ids.uuid('trigger', 'D5', i);
    const due = dayOf(laterBy(moment, 10));
    story.truth.count('tasks COMPLAINT');
    const added = [{ task, entity: entity.id, origin: 'COMPLAINT', trigger, due }];
    const { steps, tasks } = addTasks(story, added, moment + HOUR, () =>
      pairFor(story, entity.id, 'D5', moment),
    );
    const from = workingDay(dayOf(moment), 2);
    return [
      complaint(story, entity.id, trigger, moment),
      ...steps,
      ...planVisits(story, tasks, { from, to: from, closures: 0 }, () => ({
        script: { found: ['MI-02'], samples: 0, prompt: true },
        plot: { label: 'D5', fate: AT_ONCE, penalty: PLAIN_PENALTY, reached: true, fineYuan: 12_000, party },
      })),
    ];
  });
  return [registered, ...visits];
}

function complaint(story: Story, entity: string, trigger: string, moment: number): Step {
  const data = { kind: 'COMPLAINT', entity, received: chinaTime(moment - 30 * MINUTE) };
  const personal = { complainant: `样例某举报人${trigger.slice(0, 4)}`, content: '样例举报：无证行医' };
  const act = story.act('TriggerRecorded', `trigger/${trigger}`, moment, data, { personal });
  return sitting(moment, CLERK, [act]);
}
