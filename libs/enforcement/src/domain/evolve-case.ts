import { streamId, type RecordedEvent } from '@mingjing/kernel';
import type { CaseFiled } from '../payloads/case-filed';
import type { NoticeGiven } from '../payloads/hearing';
import type { LegalReviewDone } from '../payloads/legal-review';
import type { OnSpotPenaltyImposed } from '../payloads/on-spot-penalty';
import type { CaseClosed, DecisionAnnulled, FinePaid, PenaltyDecided } from '../payloads/penalty-decided';
import { folding, type Step as Fold } from './folding';
import { signingOfficers } from './officers';
import type { PenaltyCase, Step } from './penalty-case';

const NOTHING_PAID = { payments: [], paidFen: 0 };

function filed(event: RecordedEvent<CaseFiled>): PenaltyCase {
  const { number, findings, investigators, source, party } = event.data;
  return {
    id: streamId(event.stream),
    procedure: 'GENERAL',
    stage: 'FILED',
    number,
    findings,
    investigators,
    filed: step(event),
    source,
    ...(party === undefined ? {} : { party }),
    review: { status: 'NONE' },
    ...NOTHING_PAID,
  };
}

/** Handed over on the spot: decided and served in one act. */
function imposed(event: RecordedEvent<OnSpotPenaltyImposed>): PenaltyCase {
  const { number, findings, kinds, fineFen } = event.data;
  const act = step(event);
  return {
    id: streamId(event.stream),
    procedure: 'SIMPLE',
    stage: 'SERVED',
    number,
    findings,
    investigators: signingOfficers(event),
    filed: act,
    review: { status: 'NONE' },
    decision: { ...act, index: event.index, number, kinds, fineFen: fineFen ?? 0, social: false },
    served: act,
    ...NOTHING_PAID,
  };
}

type CaseFold<D = unknown> = Fold<PenaltyCase, D>;

const reviewDone: CaseFold<LegalReviewDone> = (one, event) => ({
  ...one,
  review: { ...step(event), status: 'DONE', opinion: event.data.opinion },
});

const noticed: CaseFold<NoticeGiven> = (one, event) => {
  const { proposal, hearingRight } = event.data;
  const notice = { ...step(event), kinds: proposal.kinds, fineFen: proposal.fineFen ?? 0, hearingRight };
  return { ...one, notice };
};

const decided: CaseFold<PenaltyDecided> = (one, event) => {
  const { number, kinds, fineFen, tier, social } = event.data;
  const decision = {
    ...step(event),
    ...{ index: event.index, number, kinds, fineFen: fineFen ?? 0, tier, social: social === true },
  };
  return { ...one, stage: 'DECIDED', decision };
};

const annulled: CaseFold<DecisionAnnulled> = (one, event) => {
  const annulment = { ...step(event), remake: event.data.remake };
  return event.data.remake
    ? { ...reopened(one), annulled: annulment }
    : { ...one, stage: one.stage === 'CLOSED' ? 'CLOSED' : 'ANNULLED', annulled: annulment };
};

/** A new decision stands on a notice, review, discussion and hearing of its own; the payments stay. */
function reopened(one: PenaltyCase): PenaltyCase {
  const { id, procedure, number, findings, investigators, source, party, payments, paidFen } = one;
  return {
    id,
    procedure,
    stage: 'FILED',
    number,
    findings,
    investigators,
    filed: one.filed,
    ...(source === undefined ? {} : { source }),
    ...(party === undefined ? {} : { party }),
    review: { status: 'NONE' },
    payments,
    paidFen,
  };
}

const paid: CaseFold<FinePaid> = (one, event) => {
  const { amountFen } = event.data;
  const payments = [...one.payments, { ...step(event), amountFen }];
  return { ...one, payments, paidFen: one.paidFen + amountFen };
};

const closed: CaseFold<CaseClosed> = (one, event) => ({
  ...one,
  stage: 'CLOSED',
  closed: { ...step(event), reason: event.data.reason },
});

function step({ id, occurredAt, actor }: RecordedEvent<unknown>): Step {
  return { id, at: occurredAt, by: actor };
}

const mark =
  (change: (act: Step) => Partial<PenaltyCase>): CaseFold =>
  (one, event) => ({ ...one, ...change(step(event)) });

export const evolveCase = folding<PenaltyCase>(
  { CaseFiled: filed, OnSpotPenaltyImposed: imposed },
  {
    LegalReviewRequested: mark((act) => ({ review: { ...act, status: 'REQUESTED' } })),
    LegalReviewReturned: mark((act) => ({ review: { ...act, status: 'RETURNED' } })),
    LegalReviewDone: reviewDone,
    CollectiveDiscussionHeld: mark((act) => ({ discussion: act })),
    NoticeGiven: noticed,
    DefenceReceived: mark((act) => ({ defence: act })),
    HearingRequested: mark((act) => ({ hearingRequest: act })),
    HearingHeld: mark((act) => ({ hearing: act })),
    PenaltyDecided: decided,
    DecisionServed: mark((act) => ({ stage: 'SERVED', served: act })),
    FinePaid: paid,
    OnSpotPenaltyReported: mark((act) => ({ reported: act })),
    DecisionAnnulled: annulled,
    CaseClosed: closed,
  },
);
