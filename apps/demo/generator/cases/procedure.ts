import { HEAD, LEGAL, SECOND_LEGAL } from '../county/people';
import { entered } from '../musts/found';
import type { PenaltyQuestion } from '../musts/penalty-question';
import { laterBy, MINUTE } from '../story/moments';
import type { Step } from '../story/step';
import type { Penalty } from './penalty';

export interface Procedure {
  readonly steps: readonly Step[];
  /** From here on it can be decided. */
  readonly readyAt: number;
}

/** Fines above this many fen carry a right to a hearing. */
const HEARING_FROM = 1_000_000;
/** Share of parties that speak in their defence. */
const DEFENCE = 0.2;

/** Everything between filing and decision: notice and defence, hearing, legal review, discussion. */
export function procedureOf(question: PenaltyQuestion, penalty: Penalty): Procedure {
  const { chance } = question.found;
  const noticeAt = laterBy(penalty.filedAt, chance.whole(5, 15));
  const heard = hearing(question, penalty, noticeAt);
  const review = reviewed(question, penalty, laterBy(heard.readyAt, 6));
  const discussed = discussion(question, penalty, review.readyAt);
  return {
    steps: [
      notice(question, penalty, noticeAt),
      ...defence(question, penalty, laterBy(noticeAt, 2)),
      ...heard.steps,
      ...review.steps,
      ...discussed.steps,
    ],
    readyAt: laterBy(discussed.readyAt, chance.whole(1, 5)),
  };
}

function notice({ found, fate }: PenaltyQuestion, { stream, fineFen }: Penalty, moment: number): Step {
  const hearingRight = fate.hearing || fineFen >= HEARING_FROM;
  const data = { proposal: { kinds: ['WARNING', 'FINE'], fineFen }, hearingRight };
  return entered(found, found.visit.leadActor, [found.story.act('NoticeGiven', stream, moment, data)]);
}

function defence({ found }: PenaltyQuestion, { stream }: Penalty, moment: number): readonly Step[] {
  const { story, visit, chance } = found;
  if (!chance.happens(DEFENCE)) return [];
  const personal = { content: `样例陈述申辩：当事人称已整改（${stream.slice(-12)}）` };
  const act = story.act('DefenceReceived', stream, moment, { form: 'WRITTEN' }, { personal });
  return [entered(found, visit.secondActor, [act])];
}

/** Where the party asks for one. */
function hearing({ found, fate }: PenaltyQuestion, { stream }: Penalty, noticeAt: number): Procedure {
  if (!fate.hearing) return { steps: [], readyAt: noticeAt };
  const { story, visit } = found;
  const askedAt = laterBy(noticeAt, 3);
  const heldAt = laterBy(askedAt, 10);
  const minutes = story.file('样例听证笔录', stream);
  const held = { president: SECOND_LEGAL, minutes: minutes.reference };
  return {
    steps: [
      entered(found, visit.leadActor, [story.act('HearingRequested', stream, askedAt, { form: 'WRITTEN' })]),
      entered(found, SECOND_LEGAL, [story.act('HearingHeld', stream, heldAt, held)], [minutes]),
    ],
    readyAt: heldAt,
  };
}

/** Returned once where the file has gaps, then asked for again. */
function reviewed({ found, fate }: PenaltyQuestion, { stream }: Penalty, askedAt: number): Procedure {
  const { story, visit } = found;
  const papers = story.file('样例案卷', stream);
  const ask = (moment: number, occasion: string): Step => {
    const data = { files: [papers.sha256] };
    const act = story.act('LegalReviewRequested', stream, moment, data, { occasion });
    return entered(found, visit.leadActor, [act], [papers]);
  };
  const returnedAt = laterBy(askedAt, 2);
  const again = laterBy(returnedAt, 3);
  const doneAt = laterBy(fate.reviewReturned ? again : askedAt, 3) + 30 * MINUTE;
  const done = { opinion: 'AGREE', reason: '事实清楚、证据充分、程序合法、裁量适当', qualification: true };
  const gaps = story.act('LegalReviewReturned', stream, returnedAt, { gaps: ['缺询问笔录签字页'] });
  return {
    steps: [
      ask(askedAt, 'first'),
      ...(fate.reviewReturned ? [entered(found, LEGAL, [gaps]), ask(again, 'again')] : []),
      entered(found, LEGAL, [story.act('LegalReviewDone', stream, doneAt, done)]),
    ],
    readyAt: doneAt,
  };
}

/** The heads discuss what is complex or serious. */
function discussion({ found, fate }: PenaltyQuestion, { stream }: Penalty, reviewedAt: number): Procedure {
  if (!fate.discussed) return { steps: [], readyAt: reviewedAt };
  const moment = laterBy(reviewedAt, 2);
  const { story } = found;
  const minutes = story.file('样例集体讨论笔录', stream);
  const data = { decision: '同意按较重档次处罚', minutes: minutes.reference };
  const act = story.act('CollectiveDiscussionHeld', stream, moment, data);
  return { steps: [entered(found, HEAD, [act], [minutes])], readyAt: moment };
}
