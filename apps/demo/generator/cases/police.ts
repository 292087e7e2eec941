import { HEAD, LEGAL } from '../county/people';
import { entered, truthOf } from '../musts/found';
import type { PenaltyQuestion, PenaltySteps } from '../musts/penalty-question';
import { laterBy, MINUTE } from '../story/moments';

/** A crime is suspected: a group verifies, the head approves within three days, the police receive it in a day. */
export function toThePolice({ found, traces, assessedAt }: PenaltyQuestion): PenaltySteps {
  const { story, visit } = found;
  const suspected = laterBy(assessedAt, 1);
  const approved = laterBy(suspected, 1);
  const moment = approved + 90 * MINUTE;
  const received = laterBy(moment, 1);
  const findings = traces.map(({ finding }) => finding);
  const stream = `referral/${story.ids.uuid('referral', visit.task, assessedAt)}`;
  const papers = story.file('样例涉嫌犯罪案件移送书', visit.task);
  for (const trace of traces)
    truthOf(found, trace).transfer = { police: true, at: moment, receivedAt: received };
  story.truth.count('referralsToPolice');
  const group = [visit.leadActor, visit.secondActor].sort();
  const sent = { to: 'G-POLICE', kind: 'POLICE', findings, materials: [papers.sha256] };
  return {
    steps: [
      entered(found, visit.leadActor, [
        story.act('CrimeSuspected', stream, suspected, { findings, ground: '涉嫌危害公共卫生', group }),
      ]),
      entered(found, HEAD, [story.act('ReferralApproved', stream, approved, { opinion: '同意移送' })]),
      entered(found, HEAD, [story.act('CaseTransferred', stream, moment, sent)], [papers]),
      entered(found, LEGAL, [
        story.act('ReceiptReceived', stream, received, { receipt: '公安机关回执' }),
        story.act('PoliceDecision', stream, laterBy(received, 3), { filed: true, document: '立案告知书' }),
      ]),
    ],
    settledAt: laterBy(received, 3),
  };
}
