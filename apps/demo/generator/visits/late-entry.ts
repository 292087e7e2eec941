import { chinaTime } from '@mingjing/kernel';
import { CLERK, DEPUTY } from '../county/people';
import { laterBy, MINUTE } from '../story/moments';
import type { Act, Step } from '../story/step';
import { sitting, type Story } from '../story/story';
import type { Entry } from './entry-time';
import type { Visit } from './visit';

/** Share of entries after more than five working days for which a reason is given and approved. */
const REASON_GIVEN = 0.6;

/** What an entry that came late brings with it: its reason, or the complaint that came before it. */
export function afterLateEntry(
  story: Story,
  visit: Visit,
  entry: Entry,
  acts: readonly Act[],
): readonly Step[] {
  switch (entry.lateness) {
    case 'OVERDUE':
      return visit.chance.of('reason').happens(REASON_GIVEN) ? [reason(story, visit, entry, acts)] : [];
    case 'AFTER_COMPLAINT':
      return [complaint(story, visit)];
    case 'SAME_DAY':
    case 'WITHIN_FIVE_DAYS':
      return [];
    default:
      return entry.lateness satisfies never;
  }
}

function reason(story: Story, visit: Visit, entry: Entry, acts: readonly Act[]): Step {
  const moment = entry.at + 20 * MINUTE;
  const reasons = acts.map(({ id }) =>
    story.act(
      'LateEntryReasonGiven',
      `late/${story.ids.uuid('late', id)}`,
      moment,
      {
        target: id,
        reason: '执法终端故障，返回后补录',
      },
      { cosigners: [DEPUTY] },
    ),
  );
  return sitting(moment, visit.leadActor, reasons);
}

function complaint(story: Story, visit: Visit): Step {
  const moment = laterBy(visit.end, 1);
  const data = { kind: 'COMPLAINT', entity: visit.entity, received: chinaTime(moment - 30 * MINUTE) };
  const personal = {
    complainant: `样例某投诉人${visit.entity}`,
    content: `样例投诉：${visit.entity}检查走过场`,
  };
  const id = story.ids.uuid('trigger', 'late', visit.task);
  return sitting(moment, CLERK, [story.act('TriggerRecorded', `trigger/${id}`, moment, data, { personal })]);
}
