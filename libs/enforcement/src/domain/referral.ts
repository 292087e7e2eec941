import { streamId, type ClaimedMoment, type Facts, type RecordedEvent } from '@mingjing/kernel';
import type { CaseTransferred, CrimeSuspected, PoliceDecision, TransferKind } from '../payloads/referral';
import { folding, type Step as Fold } from './folding';

/**
 * SUSPECTED → APPROVED | REFUSED; TRANSFERRED → RECEIVED → FILED (by the police) | RETURNED. While it is
 * neither refused nor returned, the three musts of its findings are suspended.
 */
export type ReferralStage =
  'SUSPECTED' | 'APPROVED' | 'REFUSED' | 'TRANSFERRED' | 'RECEIVED' | 'FILED' | 'RETURNED';

/** What enforcement folds of `referral/<UUID>`. Moments are claims. */
export interface Referral {
  readonly id: string;
  readonly stage: ReferralStage;
  readonly findings: readonly string[];
  readonly case?: string;
  /** The officers who verified a suspicion. */
  readonly group: readonly string[];
  readonly kind?: TransferKind;
  readonly to?: string;
  readonly suspected?: ClaimedMoment;
  readonly decided?: ClaimedMoment & { readonly by: string };
  readonly transferred?: ClaimedMoment;
  readonly receivedAt?: string;
  readonly returnedAt?: string;
}

export function referralOf(facts: Facts, id: string): Referral | undefined {
  return facts.state('enforcement', `referral/${id}`) as Referral | undefined;
}

function suspected(event: RecordedEvent<CrimeSuspected>): Referral {
  const { findings, group } = event.data;
  return {
    id: streamId(event.stream),
    stage: 'SUSPECTED',
    findings,
    group,
    ...(event.data.case === undefined ? {} : { case: event.data.case }),
    suspected: { id: event.id, at: event.occurredAt },
  };
}

function sentAtOnce(event: RecordedEvent<CaseTransferred>): Referral {
  const { findings } = event.data;
  return sent({ id: streamId(event.stream), stage: 'APPROVED', findings, group: [] }, event);
}

function sent(referral: Referral, event: RecordedEvent<CaseTransferred>): Referral {
  const { kind, to } = event.data;
  return {
    ...referral,
    stage: 'TRANSFERRED',
    kind,
    to,
    ...(event.data.case === undefined ? {} : { case: event.data.case }),
    transferred: { id: event.id, at: event.occurredAt },
  };
}

type ReferralFold<D = unknown> = Fold<Referral, D>;

const decided =
  (stage: ReferralStage): ReferralFold =>
  (referral, { id, occurredAt, actor }) => ({
    ...referral,
    stage,
    decided: { id, at: occurredAt, by: actor },
  });

const received: ReferralFold = (referral, { occurredAt }) => ({
  ...referral,
  stage: 'RECEIVED',
  receivedAt: occurredAt,
});

const returned: ReferralFold = (referral, { occurredAt }) => ({
  ...referral,
  stage: 'RETURNED',
  returnedAt: occurredAt,
});

const decidedByPolice: ReferralFold<PoliceDecision> = (referral, event) =>
  event.data.filed ? { ...referral, stage: 'FILED' } : returned(referral, event);

export const evolveReferral = folding<Referral>(
  { CrimeSuspected: suspected, CaseTransferred: sentAtOnce },
  {
    ReferralApproved: decided('APPROVED'),
    ReferralRefused: decided('REFUSED'),
    CaseTransferred: sent,
    ReceiptReceived: received,
    TransferReturned: returned,
    PoliceDecision: decidedByPolice,
    ReturnedByProsecutor: returned,
  },
);
