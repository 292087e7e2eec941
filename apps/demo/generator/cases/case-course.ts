import { CLERK, DEPUTY, HEAD, LEGAL } from '../county/people';
import { entered, truthOf } from '../musts/found';
import type { PenaltyQuestion, PenaltySteps } from '../musts/penalty-question';
import { publishPenalty } from '../publication/publish-penalty';
import { dayOf, laterBy, MINUTE } from '../story/moments';
import { STORY_END } from '../story/end';
import type { Step } from '../story/step';
import type { Penalty } from './penalty';
import { fineFor } from './penalty';
import { procedureOf } from './procedure';

/** Share of fines that are paid in time and close the case. */
const PAID = 0.95;

/** General procedure: filed, investigated, told, reviewed, decided, served, paid, closed, published. */
export function caseCourse(question: PenaltyQuestion): PenaltySteps {
  const { found, traces, round } = question;
  const penalty = penaltyOf(question);
  if (penalty.filedAt <= STORY_END) found.story.truth.count('casesGeneral');
  const procedure = procedureOf(question, penalty);
  const decidedAt = decisionMoment(question, penalty, procedure.readyAt);
  const servedAt = laterBy(decidedAt, found.chance.whole(0, 5)) + 60 * MINUTE;
  for (const trace of traces) {
    const truth = truthOf(found, trace)[round];
    truth.filedAt = penalty.filedAt;
    truth.decidedAt = decidedAt;
    truth.decisionServedAt = servedAt;
  }
  const steps = [
    filed(question, penalty),
    ...procedure.steps,
    decided(question, penalty, decidedAt),
    served(question, penalty, servedAt),
    ...executed(question, penalty, servedAt),
    ...publishPenalty(found, penalty, decidedAt, annulmentOf(question)),
  ];
  return { steps, settledAt: Math.max(laterBy(servedAt, 20), decidedAt) };
}

function penaltyOf({ found, traces, start, assessedAt, round, fate }: PenaltyQuestion): Penalty {
  const { story, visit, chance, plot } = found;
  const filedAt = fate.filedLate
    ? Math.max(laterBy(start, chance.whole(16, 22)), laterBy(assessedAt, 1))
    : laterBy(assessedAt, chance.whole(1, 3));
  const id = story.ids.uuid('case', visit.task, round, traces[0]?.finding ?? '');
  const tier = fate.discussed ? 'HEAVIER' : 'GENERAL';
  const yuan = plot.fineYuan ?? fineFor(chance, traces, tier);
  return { id, stream: `case/${id}`, filedAt, tier, fineFen: yuan * 100 };
}

/** When the decision was annulled, as the truth about its findings has it. */
function annulmentOf({ found, traces: [first], round }: PenaltyQuestion): number | undefined {
  return first && truthOf(found, first)[round].annulledAt;
}

/** 90 days from filing (rule T-51); a few cases take longer. */
function decisionMoment({ found, fate }: PenaltyQuestion, { filedAt }: Penalty, readyAt: number): number {
  const slow = fate.decidedLate ? laterBy(filedAt, found.chance.whole(68, 78)) : 0;
  return Math.max(readyAt, slow);
}

function filed({ found, traces }: PenaltyQuestion, { stream, filedAt }: Penalty): Step {
  const { story, visit, plot } = found;
  const { party } = plot;
  const data = {
    number: story.numbers.next('样高卫立', dayOf(filedAt)),
    findings: traces.map(({ finding }) => finding),
    investigators: [visit.leadActor, visit.secondActor],
    source: visit.origin === 'COMPLAINT' ? 'COMPLAINT' : 'INSPECTION',
    ...(party === undefined ? {} : { party: party.pseudonym }),
  };
  const person = story.entity(visit.entity).legalRepresentative;
  const personal = party === undefined ? { partyName: person } : { partyName: party.name, partyId: party.id };
  return entered(found, DEPUTY, [
    story.act('CaseFiled', stream, filedAt, data, {
      personal,
      ...(party === undefined ? {} : { subject: party.pseudonym }),
    }),
  ]);
}

function decided({ found, traces, fate }: PenaltyQuestion, penalty: Penalty, moment: number): Step {
  const { story } = found;
  const articles = new Map(
    traces.map(({ violation: { document, article } }) => [`${document}${article}`, { document, article }]),
  );
  const data = {
    number: story.numbers.next('样高卫罚', dayOf(moment)),
    ...{ kinds: ['WARNING', 'FINE'], fineFen: penalty.fineFen, tier: penalty.tier },
    basis: [...articles.values()],
    review: story.ids.uuid('act', 'LegalReviewDone', penalty.stream, ''),
    ...(fate.discussed
      ? { discussion: story.ids.uuid('act', 'CollectiveDiscussionHeld', penalty.stream, '') }
      : {}),
    ...(penalty.fineFen >= 500_000 ? { social: true } : {}),
  };
  const paper = story.file('样例行政处罚决定书', data.number);
  const document = {
    ...{ kind: '行政处罚决定书', number: data.number, template: '卫生行政执法文书规范/2012' },
    ...{ file: paper.reference, case: penalty.id },
  };
  return entered(
    found,
    HEAD,
    [
      story.act('PenaltyDecided', penalty.stream, moment, data),
      story.act('DocumentIssued', `document/${story.ids.uuid('document', data.number)}`, moment, document),
    ],
    [paper],
  );
}

function served({ found }: PenaltyQuestion, { stream }: Penalty, moment: number): Step {
  const data = { method: 'IN_PERSON', receipt: '送达回证' };
  return entered(found, found.visit.leadActor, [found.story.act('DecisionServed', stream, moment, data)]);
}

function executed(question: PenaltyQuestion, penalty: Penalty, servedAt: number): readonly Step[] {
  const { found, traces, round, fate } = question;
  const { story, chance } = found;
  const paidAt = laterBy(servedAt, chance.whole(1, 7));
  const closedAt = laterBy(paidAt, 2);
  if (fate.annulled && servedAt < STORY_END) {
    for (const trace of traces) truthOf(found, trace)[round].annulledAt = paidAt;
    const annulled = { remake: false, by: '样例高县人民政府' };
    return [entered(found, LEGAL, [story.act('DecisionAnnulled', penalty.stream, paidAt, annulled)])];
  }
  if (!chance.happens(PAID)) return [];
  const paid = { amountFen: penalty.fineFen, receipt: '缴款书' };
  return [
    entered(found, CLERK, [story.act('FinePaid', penalty.stream, paidAt, paid)]),
    entered(found, DEPUTY, [story.act('CaseClosed', penalty.stream, closedAt, { reason: 'EXECUTED' })]),
  ];
}
