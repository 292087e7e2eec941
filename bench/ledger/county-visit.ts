import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@mingjing/kernel';

/** An event as a log of a county holds it; its moment and signature are added when it is written. */
export interface Happening {
  readonly type: string;
  readonly stream: string;
  readonly actor: string;
  readonly data: JsonObject;
}

const LEAD = 'officer/G-0001';
const SECOND = 'officer/G-0002';
const HASH = 'a'.repeat(64);
const FILE = { sha256: HASH, size: 48_213 };
const ITEMS = 9;
const PHOTOGRAPHS = 3;
/** One visit in so many finds something, and one finding in so many ends in a penalty. */
const FOUND_EVERY = 5;
const PENALTY_EVERY = 4;

/** The visit number `i` to an entity, from its assignment to the end of what was found. */
export function visitTo(entity: string, i: number): readonly Happening[] {
  const task = `D-2026-01/${entity}/${String(i)}`;
  const stream = `task/${task}`;
  const stated = (type: string, data: JsonObject): Happening => ({ type, stream, actor: LEAD, data });
  const sides = ['OFFICERS', 'ENTITY'].map((side) => ({
    ...stated('AssignmentRevealed', assignment(entity, side)),
    actor: 'ledger',
  }));
  const photographs = Array.from({ length: PHOTOGRAPHS }, (_, n) =>
    stated('EvidenceRegistered', {
      ...{ evidence: `P-${String(n)}`, kind: 'AUDIO_VISUAL', file: FILE },
      captured: '2026-03-02T09:12:00.000+08:00',
    }),
  );
  const passed = Array.from({ length: ITEMS }, (_, n) =>
    stated('ItemAnswered', { item: `PP-${String(n)}`, result: 'PASS' }),
  );
  const found = i % FOUND_EVERY === 0;
  return [
    ...sides,
    stated('InspectionStarted', { checklist: 'health', checklistVersion: 1 }),
    stated('CertificateShown', { officers: [LEAD, SECOND] }),
    ...photographs,
    ...passed,
    ...(found ? tracedFinding(task, entity, i) : []),
    stated('RecordSigned', { by: 'ENTITY', record: FILE }),
    stated('InspectionFinished', { result: found ? 'VIOLATION' : 'NORMAL' }),
  ];
}

function assignment(entity: string, side: string): JsonObject {
  const officers = side === 'OFFICERS' ? { lead: 'G-0001', second: 'G-0002' } : {};
  return {
    ...{ side, draw: 'D-2026-01', origin: 'DRAW', entity, stratum: 'PP' },
    ...{ field: 'G/public-places', ...officers },
  };
}

/** A failed item, the finding that it opens, the order, its recheck, sometimes a penalty. */
function tracedFinding(task: string, entity: string, i: number): readonly Happening[] {
  const [finding, order] = [randomUUID(), randomUUID()];
  const on = (stream: string, type: string, data: JsonObject, actor = LEAD): Happening => {
    return { type, stream, actor, data };
  };
  const trace = { item: 'PP-X', violation: 'PP-03' };
  const opened = { trace: finding, source: 'ITEM', task, entity, ...trace, origin: 'DRAW' };
  const basis = [{ document: '公共场所卫生管理条例实施细则', article: '第三十六条' }];
  const ordered = {
    ...{ number: `高卫责改〔2026〕${String(i)}号`, task, entity, basis },
    findings: [{ finding, kind: 'BY_DATE', due: '2026-03-20' }],
  };
  const confirmed = { violation: 'PP-03', gate: 'I_O', facts: '公用物品未消毒', task, entity };
  const rechecked = { mode: 'SITE', findings: [{ finding, corrected: 'YES' }] };
  const toFinding = `finding/${finding}`;
  return [
    on(`task/${task}`, 'ItemAnswered', { ...trace, result: 'FAIL', evidence: [HASH] }),
    on(toFinding, 'FindingOpened', opened, 'ledger'),
    on(toFinding, 'ViolationConfirmed', confirmed),
    on(`order/${order}`, 'RectificationOrdered', ordered),
    on(`order/${order}`, 'OrderServed', { method: 'IN_PERSON' }),
    on(`order/${order}`, 'RectificationReported', { evidence: [HASH] }),
    on(`order/${order}`, 'RecheckPerformed', rechecked),
    ...(i % (FOUND_EVERY * PENALTY_EVERY) === 0 ? penalty(finding, i) : []),
    on(toFinding, 'FindingClosed', { reason: '已改正并复查' }),
  ];
}

function penalty(finding: string, i: number): readonly Happening[] {
  const stream = `case/${randomUUID()}`;
  const on = (type: string, data: JsonObject): Happening => ({ type, stream, actor: LEAD, data });
  const number = String(i);
  const kinds = ['WARNING', 'FINE'];
  const basis = [{ document: '公共场所卫生管理条例实施细则', article: '第三十七条' }];
  return [
    on('CaseFiled', {
      ...{ number: `高卫立〔2026〕${number}号`, findings: [finding] },
      ...{ investigators: [LEAD, SECOND], source: 'INSPECTION' },
    }),
    on('NoticeGiven', { proposal: { kinds, fineFen: 200_000 }, hearingRight: false }),
    on('PenaltyDecided', {
      ...{ number: `高卫公罚〔2026〕${number}号`, kinds, fineFen: 200_000 },
      ...{ tier: 'GENERAL', basis },
    }),
    on('DecisionServed', { method: 'IN_PERSON' }),
    on('FinePaid', { amountFen: 200_000 }),
    on('CaseClosed', { reason: 'EXECUTED' }),
  ];
}
