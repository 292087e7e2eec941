import type { Draft } from '@mingjing/kernel/testing';
import { HEAD, HOTEL, LEAD, SECOND, TASK } from './bureau';

/** A UUID that reads as its kind and number: `uuid('f', 1)`. */
export function uuid(kind: string, number: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const hash = (number: number): string => String(number).padStart(64, '0');
export const F1 = uuid('f', 1);
export const F2 = uuid('f', 2);
export const O1 = uuid('a', 1);
export const O2 = uuid('a', 2);
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

export function act(
  type: string,
  stream: string,
  actor: string,
  at: string,
  data: object,
  more: More = {},
): Draft {
  const { recorded, data: changed, ...members } = more;
  return {
    ...{ type, stream, actor, at: china(at) },
    ...members,
    ...(recorded === undefined ? {} : { recorded: china(recorded) }),
    data: { ...data, ...changed },
  };
}

export const pair = { cosigners: [SECOND] };
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
