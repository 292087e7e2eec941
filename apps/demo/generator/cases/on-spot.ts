import { CLERK } from '../county/people';
import { dayOf, laterBy, MINUTE } from '../story/moments';
import { entered, truthOf } from '../musts/found';
import type { PenaltyQuestion, PenaltySteps } from '../musts/penalty-question';

/** Yuan; the highest fine on an organisation by simple procedure is 3,000. */
const FINES = [300, 500, 800, 1000, 1500, 2000] as const;

/** Simple procedure (Penalty Law Arts. 51–53): decided, handed over and reported in one go. */
export function imposeOnSpot({ found, traces, start, round }: PenaltyQuestion): PenaltySteps {
  const { story, visit, chance, plot } = found;
  const moment = start + 4 * MINUTE;
  const id = story.ids.uuid('case', visit.task, round);
  const stream = `case/${id}`;
  const fineFen = chance.one(FINES) * 100;
  for (const trace of traces) truthOf(found, trace)[round].onSpotAt = moment;
  story.truth.count('casesSimple');
  const data = {
    number: story.numbers.next('样高卫简罚', dayOf(moment)),
    findings: traces.map(({ finding }) => finding),
    ...{ kinds: ['WARNING', 'FINE'], fineFen, party: 'ORGANISATION' },
  };
  const name = plot.party?.name ?? story.entity(visit.entity).legalRepresentative;
  const imposed = story.act('OnSpotPenaltyImposed', stream, moment, data, {
    cosigners: [visit.secondActor],
    personal: { partyName: name },
  });
  const reportedAt = laterBy(moment, 1);
  return {
    steps: [
      entered(found, visit.leadActor, [imposed]),
      entered(found, CLERK, [
        story.act('OnSpotPenaltyReported', stream, reportedAt, { receipt: '备案回执' }),
        story.act('FinePaid', stream, reportedAt + 5 * MINUTE, { amountFen: fineFen, receipt: '缴款书' }),
      ]),
    ],
    settledAt: laterBy(moment, 2),
  };
}
