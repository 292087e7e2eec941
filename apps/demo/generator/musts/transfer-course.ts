import { LEGAL } from '../county/people';
import { laterBy, MINUTE } from '../story/moments';
import type { Step } from '../story/step';
import type { Trace } from '../visits/visit';
import type { Fate, TransferFate } from './fate';
import { entered, truthOf, type Found } from './found';
import { ordered } from './ordered';

/** Another department is competent: it confirms the receipt, or sends the matter back, and all clocks run anew. */
export function transferCourse(
  found: Found,
  fate: Fate,
  { comesBack }: TransferFate,
  traces: readonly Trace[],
  confirmedAt: number,
): readonly Step[] {
  const { story, visit, chance } = found;
  const moment = laterBy(confirmedAt, 1) + 60 * MINUTE;
  const receivedAt = laterBy(moment, chance.whole(2, 8));
  const returnedAt = laterBy(receivedAt, chance.whole(5, 15));
  const stream = `referral/${story.ids.uuid('referral', visit.task, confirmedAt)}`;
  const papers = story.file('样例移送材料', visit.task);
  for (const trace of traces) {
    truthOf(found, trace).transfer = {
      police: false,
      at: moment,
      receivedAt,
      ...(comesBack ? { returnedAt } : {}),
    };
  }
  const data = {
    ...{ to: 'G-MARKET', kind: 'DEPARTMENT', materials: [papers.sha256] },
    findings: traces.map(({ finding }) => finding),
  };
  const sent = [
    entered(found, visit.leadActor, [story.act('CaseTransferred', stream, moment, data)], [papers]),
    entered(found, LEGAL, [story.act('ReceiptReceived', stream, receivedAt, { receipt: '移送回执' })]),
  ];
  if (!comesBack) return sent;
  const back = story.act('TransferReturned', stream, returnedAt, { reason: '不属于该部门职责' });
  const order = { ...fate.order, withdrawn: 'NONE' as const };
  const orderAt = laterBy(returnedAt, 1);
  return [
    ...sent,
    entered(found, LEGAL, [back]),
    ...ordered(found, { ...fate, order }, traces, orderAt, orderAt),
  ];
}
