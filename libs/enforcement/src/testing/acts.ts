import type { Draft } from '@mingjing/kernel/testing';
import { HEAD, HOTEL, LEAD, LEGAL, SECOND } from './bureau';

/** A UUID that reads as its kind and number: `uuid('f', 1)`. */
export function uuid(kind: string, number: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A SHA-256 that names nothing held. */
export function hash(number: number): string {
  return String(number).padStart(64, '0');
}

export const [F1, F2] = [uuid('f', 1), uuid('f', 2)];
export const ORDER = uuid('a', 1);
export const CASE = uuid('c', 1);
export const REFERRAL = uuid('e', 1);
export const FILE = { sha256: hash(9), size: 100 };
const BASIS = [{ document: '公共场所卫生管理条例实施细则', article: '第三十六条' }];

type Members = Partial<Draft>;
const by =
  (type: string, stream: string, actor: string, defaults: object) =>
  (data: object = {}, members: Members = {}): Draft => ({
    type,
    stream,
    actor,
    data: { ...defaults, ...data },
    ...members,
  });

/** A violation that lead and second confirm at an entity: the finding opens with it. */
export function confirmed(finding = F1, entity = HOTEL): Draft {
  const data = { violation: 'PP-03', gate: 'I_O', facts: '公用物品未消毒', entity };
  const stream = `finding/${finding}`;
  return { type: 'ViolationConfirmed', stream, actor: LEAD, cosigners: [SECOND], data };
}

export function ordered(data: object = {}, members: Members = {}): Draft {
  const own = by('RectificationOrdered', `order/${ORDER}`, LEAD, {
    number: '高卫责改〔2026〕1号',
    entity: HOTEL,
    basis: BASIS,
    findings: [{ finding: F1, kind: 'BY_DATE', due: '2026-01-20' }],
  });
  return { cosigners: [SECOND], ...own(data, members) };
}

const order = `order/${ORDER}`;
export const served = by('OrderServed', order, LEAD, { method: 'IN_PERSON' });
export const extended = by('OrderExtended', order, HEAD, { due: '2026-01-30', reason: '设备到货延迟' });
export const withdrawn = by('OrderWithdrawn', order, HEAD, { reason: '认定有误', decider: HEAD });
export const reported = by('RectificationReported', order, LEAD, { evidence: [hash(1)] });
export const recheckWaived = by('RecheckWaived', order, HEAD, {
  finding: F1,
  reason: 'CLOSED',
  proof: [hash(2)],
});

/** Findings with what was found of each, such as `{[F1]: 'YES'}`. */
export function rechecked(
  found: Readonly<Record<string, string>>,
  members: Members = {},
  data: object = {},
): Draft {
  const findings = Object.entries(found).map(([finding, corrected]) => ({ finding, corrected }));
  const own = by('RecheckPerformed', order, LEAD, { mode: 'SITE', findings });
  return { cosigners: [SECOND], ...own(data, members) };
}

const finding = `finding/${F1}`;
export const assessed = by('PenaltyStandardAssessed', finding, LEAD, {
  reached: true,
  tier: 'GENERAL',
  reason: '达到处罚标准',
});
export const waived = by('PenaltyWaived', finding, HEAD, {
  code: 'W33a',
  article: '行政处罚法第三十三条第一款',
  facts: '轻微并及时改正，没有造成危害后果',
  evidence: [hash(3)],
  proposal: LEAD,
});
export const educated = by('EducationGiven', finding, LEAD, { form: '当面教育' });
export const notFiled = by('CaseNotFiled', finding, HEAD, {
  reason: '证据不足',
  basis: '行政处罚法第五十四条',
});
export const considered = by('ReferralConsidered', finding, HEAD, { refer: false, reason: '未达追诉标准' });
export const gone = by('OrderWaived', finding, HEAD, { reason: 'DEREGISTERED', proof: [hash(4)] });
export const findingWithdrawn = by('FindingWithdrawn', finding, HEAD, {
  reason: '认定有误',
  evidence: [hash(4)],
});

const penaltyCase = `case/${CASE}`;
export const filed = by('CaseFiled', penaltyCase, HEAD, {
  number: '高卫立〔2026〕1号',
  findings: [F1],
  investigators: [LEAD, SECOND],
  source: 'INSPECTION',
});
export const reviewRequested = by('LegalReviewRequested', penaltyCase, LEAD, { files: [hash(5)] });
export const reviewReturned = by('LegalReviewReturned', penaltyCase, LEGAL, { gaps: ['缺少送达回证'] });
export const reviewDone = by('LegalReviewDone', penaltyCase, LEGAL, {
  opinion: 'AGREE',
  reason: '事实清楚，适用法律正确',
  qualification: true,
});
export const discussed = by('CollectiveDiscussionHeld', penaltyCase, HEAD, {
  decision: '同意',
  minutes: FILE,
});
export const noticed = by('NoticeGiven', penaltyCase, LEAD, {
  proposal: { kinds: ['WARNING', 'FINE'], fineFen: 200_000 },
  hearingRight: false,
});
export const defended = by('DefenceReceived', penaltyCase, LEAD, { form: 'ORAL' });
export const hearingRequested = by('HearingRequested', penaltyCase, LEAD, { form: 'WRITTEN' });
export const heard = by('HearingHeld', penaltyCase, LEGAL, { president: LEGAL, minutes: FILE });
export const decided = by('PenaltyDecided', penaltyCase, HEAD, {
  number: '高卫公罚〔2026〕1号',
  kinds: ['WARNING', 'FINE'],
  fineFen: 200_000,
  tier: 'GENERAL',
  basis: BASIS,
});
export const decisionServed = by('DecisionServed', penaltyCase, LEAD, { method: 'IN_PERSON' });
export const paid = by('FinePaid', penaltyCase, LEAD, { amountFen: 200_000 });
export const closed = by('CaseClosed', penaltyCase, HEAD, { reason: 'EXECUTED' });
export const annulled = by('DecisionAnnulled', penaltyCase, HEAD, { remake: true, by: '高青县人民法院' });

export function imposed(data: object = {}, members: Members = {}): Draft {
  const own = by('OnSpotPenaltyImposed', penaltyCase, LEAD, {
    number: '高卫当罚〔2026〕1号',
    findings: [F1],
    kinds: ['FINE'],
    fineFen: 300_000,
    party: 'ORGANISATION',
  });
  return { cosigners: [SECOND], ...own(data, members) };
}
export const onSpotReported = by('OnSpotPenaltyReported', penaltyCase, LEAD, { receipt: '备案1' });

const referral = `referral/${REFERRAL}`;
export const suspected = by('CrimeSuspected', referral, LEAD, {
  findings: [F1],
  ground: '涉嫌非法行医',
  group: [LEAD, SECOND],
});
export const approved = by('ReferralApproved', referral, HEAD, {});
export const refusedReferral = by('ReferralRefused', referral, HEAD, { reason: '未达追诉标准' });
export const transferred = by('CaseTransferred', referral, HEAD, {
  to: 'police',
  kind: 'POLICE',
  findings: [F1],
  materials: [hash(6)],
});
export const receipted = by('ReceiptReceived', referral, LEAD, { receipt: '收1' });
export const returned = by('TransferReturned', referral, LEAD, { reason: '不属本机关管辖' });
export const policeDecided = by('PoliceDecision', referral, LEAD, { filed: true, document: '立案决定书1' });
export const prosecutorReturned = by('ReturnedByProsecutor', referral, LEAD, { document: '不起诉决定书1' });
