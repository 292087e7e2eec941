import { canonicalJson, toHex, utf8 } from '@mingjing/kernel';
import { MINUTE, laterBy } from '../story/moments';
import type { Question, Step } from '../story/step';
import { sitting, type Story } from '../story/story';

/** Share of notices whose record names the wrong channel, and says so later. */
const CORRECTED = 0.01;

/** Nothing is edited: a wrong entry is named, and what is right stands beside it. */
export function corrections(story: Story, steps: readonly Step[]): readonly Question[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'sitting') return [];
    const notices = step.acts.filter(({ type }) => type === 'InspectionNotified');
    return notices
      .filter(({ stream }) => story.chance.of('correction', stream).happens(CORRECTED))
      .map((notice) => correction(story, step.actor, notice, laterBy(step.at, 3)));
  });
}

function correction(
  story: Story,
  actor: string,
  { id, data }: { readonly id: string; readonly data: object },
  moment: number,
): Question {
  return {
    kind: 'question',
    at: moment - MINUTE,
    ask: async (ledger) => {
      const channel = (data as { readonly channel: string }).channel;
      const correct = {
        ...{ target: id, targetIndex: ledger.indexOf(id), member: 'data.channel' },
        oldHash: toHex(story.sha256(utf8(canonicalJson(channel)))),
        ...{ newValue: '当面', reason: '告知方式填写有误', authority: '卫生监督信息报告工作规定' },
      };
      const stream = `correction/${story.ids.uuid('correction', id)}`;
      return Promise.resolve([
        sitting(moment, actor, [story.act('CorrectionRecorded', stream, moment, correct)]),
      ]);
    },
  };
}
