import { LIMITS } from '../musts/rates';
import { at, dayOf, workingDay } from '../story/moments';
import type { Step } from '../story/step';
import type { Story } from '../story/story';
import type { Visit } from '../visits/visit';
import { publish } from './publish';

const LATE = 0.03;

const WORDS: Readonly<Record<string, string>> = {
  NORMAL: '未发现问题',
  ORDERED: '责令改正',
  CASE_OPENED: '立案查处',
  TRANSFERRED: '移送有关部门',
};

/** Each result within twenty working days (rule T-20), put up with the others of its day. */
export function publishResult(
  story: Story,
  visit: Visit,
  result: string,
  enteredAt: number,
): readonly Step[] {
  const chance = visit.chance.of('publication');
  const limit = LIMITS.publishResultWorkingDays;
  const days = chance.happens(LATE) ? limit + chance.whole(1, 5) : chance.whole(4, 14);
  const day = workingDay(dayOf(visit.end), days);
  const entered = workingDay(dayOf(enteredAt), 1);
  const moment = at(day > entered ? day : entered, '15:00');
  const text = `抽查结果公示：检查对象${visit.entity}，检查日期${dayOf(visit.start)}，结果：${WORDS[result] ?? result}。`;
  const stream = `publication/${story.ids.uuid('publication', 'result', visit.task)}`;
  return publish(story, stream, { subject: `task/${visit.task}`, kind: 'INSPECTION_RESULT', text }, moment);
}
