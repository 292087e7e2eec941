import { REGISTRAR } from '../county/people';
import { at, dayOf, laterBy, workingDay } from '../story/moments';
import type { Step } from '../story/step';
import { officerActor, sitting, type Story } from '../story/story';
import type { TaskToVisit } from './visit';

const REASONS = {
  OUT_OF_BUSINESS: 45,
  NOT_FOUND: 15,
  DEREGISTERED: 20,
  MOVED_OUT: 12,
  SUSPENDED_TEMP: 8,
} as const;

/** What the register says afterwards. */
const STATUS: Readonly<Record<string, string>> = {
  OUT_OF_BUSINESS: 'CLOSED',
  DEREGISTERED: 'DEREGISTERED',
  MOVED_OUT: 'MOVED',
  SUSPENDED_TEMP: 'SUSPENDED',
};

/** Mean of a late register update is twelve days; few come within two or after forty. */
const UPDATE_MEDIAN_DAYS = 9;

/** Nobody is found there: two sign that it is so, and the register follows when it gets round to it. */
export function closeTask(
  story: Story,
  { task, entity, lead, second }: TaskToVisit,
  day: string,
): readonly Step[] {
  const chance = story.chance.of('closure', task);
  const moment = at(workingDay(day, 0), '16:10');
  const reason = chance.weighted(REASONS);
  const picture = story.file('样例门头照片', task);
  const closed = story.act(
    'TaskClosed',
    `task/${task}`,
    moment,
    { reason, evidence: [picture.sha256] },
    {
      cosigners: [officerActor(second)],
    },
  );
  story.truth.count('tasksClosed');
  const status = STATUS[reason];
  const days = Math.max(1, Math.round(UPDATE_MEDIAN_DAYS * Math.exp(0.75 * chance.normal())));
  const changedAt = laterBy(moment, Math.min(days, 40));
  return [
    sitting(moment, officerActor(lead), [closed], [picture]),
    ...(status === undefined || !story.leave(entity)
      ? []
      : [
          sitting(changedAt, REGISTRAR, [
            story.act('EntityChanged', `entity/${entity}`, moment, {
              changes: { status },
              reason: `现场检查发现：${reason}（${dayOf(moment)}）`,
            }),
          ]),
        ]),
  ];
}
