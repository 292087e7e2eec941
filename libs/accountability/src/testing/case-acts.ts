import type { Draft } from '@mingjing/kernel/testing';
import { act, F1, hash, pair, uuid, type More } from './acts';
import { DEPUTY, HEAD, LEAD, LEGAL, SECOND } from './bureau';

export const C1 = uuid('c', 1);
export const C2 = uuid('c', 2);
const R1 = uuid('e', 1);

export type OfCase = More & { readonly case?: string };

const onCase = (type: string, actor: string, at: string, data: object, more: OfCase = {}): Draft => {
  const { case: id = C1, ...rest } = more;
  return act(type, `case/${id}`, actor, at, data, rest);
};

export const filed = (at: string, more: OfCase = {}): Draft =>
  onCase(
    'CaseFiled',
    HEAD,
    at,
    {
      ...{ number: `高卫立〔2026〕${more.case === C2 ? '2' : '1'}号`, findings: [F1] },
      ...{ investigators: [LEAD, SECOND], source: 'INSPECTION' },
    },
    more,
  );

/** Review asked and done, notice given, then the decision; all at one moment. */
export function decided(at: string, more: OfCase = {}, number = 1): readonly Draft[] {
  const review = uuid('d', number + (more.case === C2 ? 100 : 0));
  const proposal = { kinds: ['WARNING'] };
  const decision = {
    ...{
      number: `高卫公罚〔2026〕${String(number + (more.case === C2 ? 100 : 0))}号`,
      kinds: ['WARNING'],
      tier: 'GENERAL',
    },
    ...{ basis: [{ document: '行政处罚法', article: '第九条' }], review },
  };
  const opinion = { opinion: 'AGREE', reason: '事实清楚', qualification: true };
  return [
    onCase('LegalReviewRequested', LEAD, at, { files: [hash(6)] }, more),
    onCase('NoticeGiven', LEAD, at, { proposal, hearingRight: false }, more),
    onCase('LegalReviewDone', LEGAL, at, opinion, { id: review, ...more }),
    onCase('PenaltyDecided', HEAD, at, decision, more),
  ];
}

export const decisionServed = (at: string, more: OfCase = {}): Draft =>
  onCase('DecisionServed', LEAD, at, { method: 'IN_PERSON' }, more);
export const annulled = (at: string, remake: boolean, more: OfCase = {}): Draft =>
  onCase('DecisionAnnulled', HEAD, at, { remake, by: '某县人民法院' }, more);
export const caseClosed = (at: string, reason = 'NOT_ESTABLISHED', more: OfCase = {}): Draft =>
  onCase('CaseClosed', DEPUTY, at, { reason, ground: '证据不足' }, more);
export const onSpot = (at: string, more: OfCase = {}): Draft =>
  onCase(
    'OnSpotPenaltyImposed',
    LEAD,
    at,
    {
      number: '高卫当罚〔2026〕1号',
      findings: [F1],
      kinds: ['FINE'],
      fineFen: 50_000,
      party: 'ORGANISATION',
    },
    { ...pair, ...more },
  );

const onReferral = (type: string, actor: string, at: string, data: object): Draft =>
  act(type, `referral/${R1}`, actor, at, data);

/** To another department at once; to the police after the head's approval. */
export function transferred(at: string, kind: 'DEPARTMENT' | 'POLICE'): readonly Draft[] {
  const sent = { to: 'elsewhere', kind, findings: [F1], materials: [hash(7)] };
  const group = [LEAD, SECOND];
  const before = [
    onReferral('CrimeSuspected', LEAD, at, { findings: [F1], ground: '涉嫌非法行医', group }),
    onReferral('ReferralApproved', HEAD, at, {}),
  ];
  return [...(kind === 'POLICE' ? before : []), onReferral('CaseTransferred', HEAD, at, sent)];
}

export const receipted = (at: string): Draft => onReferral('ReceiptReceived', LEAD, at, { receipt: '收1' });
export const returned = (at: string): Draft =>
  onReferral('TransferReturned', LEAD, at, { reason: '不属管辖' });
export const policeDecided = (at: string, isFiled: boolean): Draft =>
  onReferral('PoliceDecision', LEAD, at, { filed: isFiled, document: '决定书1' });
export const prosecutorReturned = (at: string): Draft =>
  onReferral('ReturnedByProsecutor', LEAD, at, { document: '不起诉1' });

export const lateReason = (target: string, at: string, id = uuid('9', 1)): Draft =>
  act(
    'LateEntryReasonGiven',
    `late/${id}`,
    LEAD,
    at,
    { target, reason: '暴雨断网' },
    { cosigners: [DEPUTY] },
  );

export function corrected(
  target: string,
  at: string,
  member: string,
  newValue: string,
  id = uuid('8', 1),
): Draft {
  const data = {
    target,
    targetIndex: 0,
    member,
    oldHash: hash(8),
    newValue,
    reason: '笔误',
    authority: '文书规范',
  };
  return act('CorrectionRecorded', `correction/${id}`, LEAD, at, data);
}
