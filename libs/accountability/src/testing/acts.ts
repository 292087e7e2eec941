import type { Draft } from '@mingjing/kernel/testing';
import { DEPUTY, HEAD, HOTEL, LEAD, LEGAL, SECOND, TASK } from './bureau';

/** A UUID that reads as its kind and number: `uuid('f', 1)`. */
export function uuid(kind: string, number: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const hash = (number: number): string => String(number).padStart(64, '0');
export const F1 = uuid('f', 1);
export const F2 = uuid('f', 2);
export const O1 = uuid('a', 1);
export const O2 = uuid('a', 2);
export const C1 = uuid('c', 1);
export const C2 = uuid('c', 2);
export const R1 = uuid('e', 1);
const FILE = { sha256: hash(9), size: 100 };

/** `2026-03-02T10:00:00.000+08:00` from `03-02 10:00`; 2027 and later are written in full. */
export function china(moment: string): string {
  const [day = '', time = ''] = moment.split(' ');
  return `${day.length > 5 ? day : `2026-${day}`}T${time}:00.000+08:00`;
}

export interface More {
  readonly data?: object;
  readonly actor?: string;
  readonly cosigners?: readonly string[];
  readonly id?: string;
  readonly stream?: string;
  /** When it reaches the ledger. */
  readonly recorded?: string;
}

function act(type: string, stream: string, actor: string, at: string, data: object, more: More = {}): Draft {
  const { recorded, data: changed, ...members } = more;
  return {
    ...{ type, stream, actor, at: china(at) },
    ...members,
    ...(recorded === undefined ? {} : { recorded: china(recorded) }),
    data: { ...data, ...changed },
  };
}

const pair = { cosigners: [SECOND] };
const task = `task/${TASK}`;

/** Lead and second are in the hotel from that moment on. */
export function visitStarted(at: string, stream = task): readonly Draft[] {
  const rights = { visitsThisYear: 1, rights: true, channel: 'in person' };
  const started = { checklist: 'health', checklistVersion: 1 };
  return [
    act('InspectionApproved', stream, HEAD, at, {}),
    act('InspectionNotified', stream, LEAD, at, rights),
    act('InspectionStarted', stream, LEAD, at, started, pair),
  ];
}

/** A first trace: it opens `finding/<id>`. */
export const traced = (at: string, id = F1, more: More = {}): Draft =>
  act('ItemAnswered', task, LEAD, at, { item: id === F1 ? 'PP-A' : 'PP-B', result: 'FAIL' }, { id, ...more });

export function visitFinished(at: string, result = 'ORDERED', stream = task): readonly Draft[] {
  return [
    act('RecordSigned', stream, LEAD, at, { by: 'ENTITY', record: FILE }, pair),
    act('InspectionFinished', stream, LEAD, at, { result }, pair),
  ];
}

const onFinding = (
  type: string,
  actor: string,
  at: string,
  data: object,
  more: More & { readonly finding?: string },
): Draft => {
  const { finding = F1, ...rest } = more;
  return act(type, `finding/${finding}`, actor, at, data, rest);
};

type OfFinding = More & { readonly finding?: string };

export const confirmed = (at: string, gate = 'I', more: OfFinding = {}): Draft =>
  onFinding(
    'ViolationConfirmed',
    LEAD,
    at,
    { violation: 'PP-03', gate, facts: '公用物品未消毒' },
    { ...pair, ...more },
  );
export const dismissed = (at: string, more: OfFinding = {}): Draft =>
  onFinding(
    'FindingDismissed',
    LEAD,
    at,
    { reason: '记录在另一档案', evidence: [hash(1)] },
    { ...pair, ...more },
  );
export const merged = (at: string, more: OfFinding = {}): Draft =>
  onFinding('FindingMerged', LEAD, at, { into: F2 }, more);
export const closed = (at: string, more: OfFinding = {}): Draft =>
  onFinding('FindingClosed', LEAD, at, { reason: '资料归档' }, more);
export const withdrawn = (at: string, evidence: boolean, more: OfFinding = {}): Draft =>
  onFinding(
    'FindingWithdrawn',
    HEAD,
    at,
    { reason: '认定有误', ...(evidence ? { evidence: [hash(2)] } : {}) },
    more,
  );
export const gone = (at: string, more: OfFinding = {}): Draft =>
  onFinding('OrderWaived', HEAD, at, { reason: 'CLOSED', proof: [hash(3)] }, more);
export const assessed = (at: string, reached: boolean, more: OfFinding = {}): Draft =>
  onFinding(
    'PenaltyStandardAssessed',
    LEAD,
    at,
    { reached, tier: reached ? 'GENERAL' : 'NONE', reason: '裁量' },
    more,
  );
export const educated = (at: string, more: OfFinding = {}): Draft =>
  onFinding('EducationGiven', LEAD, at, { form: '当面' }, more);
export const waived = (at: string, more: OfFinding = {}): Draft =>
  onFinding(
    'PenaltyWaived',
    HEAD,
    at,
    { code: 'W30', article: '行政处罚法第三十条', facts: '未成年人', evidence: [hash(4)], proposal: LEAD },
    more,
  );
export const notFiled = (at: string): Draft =>
  onFinding('CaseNotFiled', HEAD, at, { reason: '轻微', basis: '第三十三条' }, {});

export type OfOrder = More & { readonly order?: string; readonly due?: string };

/** By a date where `due` is given, at once otherwise. */
export function ordered(at: string, { order = O1, due, ...more }: OfOrder = {}): Draft {
  const kind = due === undefined ? { kind: 'IMMEDIATE' } : { kind: 'BY_DATE', due: `2026-${due}` };
  const data = {
    number: `高卫责改〔2026〕${order === O1 ? '1' : '2'}号`,
    entity: HOTEL,
    basis: [{ document: '公共场所卫生管理条例实施细则', article: '第三十六条' }],
    findings: [{ finding: F1, ...kind }],
  };
  return act('RectificationOrdered', `order/${order}`, LEAD, at, data, { ...pair, ...more });
}

const onOrder = (
  type: string,
  actor: string,
  at: string,
  data: object,
  { order = O1, ...more }: OfOrder,
): Draft => act(type, `order/${order}`, actor, at, data, more);

export const served = (at: string, more: OfOrder = {}): Draft =>
  onOrder('OrderServed', LEAD, at, { method: 'IN_PERSON' }, more);
export const extended = (at: string, due: string, more: OfOrder = {}): Draft =>
  onOrder('OrderExtended', HEAD, at, { due: `2026-${due}`, reason: '设备到货延迟' }, more);
export const orderWithdrawn = (at: string, more: OfOrder = {}): Draft =>
  onOrder('OrderWithdrawn', HEAD, at, { reason: '引用条款有误', decider: HEAD }, more);
export const rechecked = (at: string, found: 'YES' | 'NO' | 'PARTLY', more: OfOrder = {}): Draft =>
  onOrder(
    'RecheckPerformed',
    LEAD,
    at,
    { mode: 'SITE', findings: [{ finding: F1, corrected: found }] },
    { ...pair, ...more },
  );
export const recheckWaived = (at: string): Draft =>
  onOrder('RecheckWaived', HEAD, at, { finding: F1, reason: 'CLOSED', proof: [hash(5)] }, {});

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

export const lateReason = (target: string, at: string): Draft =>
  act(
    'LateEntryReasonGiven',
    `late/${uuid('9', 1)}`,
    LEAD,
    at,
    { target, reason: '暴雨断网' },
    { cosigners: [DEPUTY] },
  );

export function corrected(target: string, at: string, member: string, newValue: string): Draft {
  const data = {
    target,
    targetIndex: 0,
    member,
    oldHash: hash(8),
    newValue,
    reason: '笔误',
    authority: '文书规范',
  };
  return act('CorrectionRecorded', `correction/${uuid('8', 1)}`, LEAD, at, data);
}
