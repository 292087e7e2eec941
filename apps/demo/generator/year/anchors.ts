import { LEGAL } from '../county/people';
import { at, MINUTE, workingDays } from '../story/moments';
import type { Question } from '../story/step';
import { sitting, type Story } from '../story/story';

/** Once a month the legal section prints size and root of the log in the county's gazette. */
export function anchors(story: Story): readonly Question[] {
  const days = workingDays('2026-01-01', '2027-01-31');
  const last = days.filter((day, i) => days[i + 1]?.slice(0, 7) !== day.slice(0, 7));
  return last.slice(0, -1).map((day): Question => {
    const moment = at(day, '17:30');
    return {
      kind: 'question',
      at: moment - MINUTE,
      ask: async (ledger) => {
        const { size, root } = await ledger.checkpoint();
        const data = { size, root, where: '样例高县公报', reference: `${day}第1版` };
        const stream = `anchor/${story.ids.uuid('anchor', day)}`;
        return [sitting(moment, LEGAL, [story.act('Anchored', stream, moment, data)])];
      },
    };
  });
}
