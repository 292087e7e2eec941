import type { Context, EventDefinition, RecordedEvent, Role } from '@mingjing/kernel';
import {
  admitLateStatement,
  giveLateReason,
  recordAnchor,
  recordCorrection,
  type StandingRecord,
} from '../domain/record';
import {
  AccessRecorded,
  Anchored,
  CorrectionRecorded,
  LateEntryReasonGiven,
  LateStatementAdmitted,
} from '../payloads/record-events';

const WHO_WORK: readonly Role[] = [
  'HEAD',
  'DEPUTY',
  'LEGAL',
  'LEAD',
  'OFFICER',
  'ENTRY',
  'REGISTRAR_ENTITY',
  'REGISTRAR_OFFICER',
];

const events: readonly EventDefinition[] = [
  {
    ...{ type: 'CorrectionRecorded', version: 1, stream: 'correction', payload: CorrectionRecorded },
    ...{ visibility: 'reader', statedBy: WHO_WORK, decide: recordCorrection },
  },
  {
    ...{ type: 'AccessRecorded', version: 1, stream: 'access', payload: AccessRecorded },
    ...{ visibility: 'reader', statedBy: ['ledger'] },
  },
  {
    ...{ type: 'Anchored', version: 1, stream: 'anchor', payload: Anchored },
    ...{ visibility: 'public', statedBy: ['founder', 'HEAD', 'LEGAL', 'PUBLISHER'], decide: recordAnchor },
  },
  {
    ...{ type: 'LateEntryReasonGiven', version: 1, stream: 'late', payload: LateEntryReasonGiven },
    ...{ visibility: 'reader', statedBy: WHO_WORK, decide: giveLateReason },
  },
  {
    ...{ type: 'LateStatementAdmitted', version: 1, stream: 'late', payload: LateStatementAdmitted },
    ...{ visibility: 'reader', statedBy: ['HEAD', 'LEGAL'], decide: admitLateStatement },
  },
];

function evolveRecord(_state: StandingRecord | undefined, event: RecordedEvent): StandingRecord {
  return { id: event.id, type: event.type, index: event.index };
}

/** What is said about entries afterwards: corrections, reasons for lateness, looks, anchors. */
export const accountabilityContext: Context = {
  name: 'accountability',
  streams: ['correction', 'anchor', 'late', 'access'].map((word) => ({ word, evolve: evolveRecord })),
  events,
  refusals: {
    'correction-target-ahead': '更正对象尚不存在',
    'record-stands': '该记录已存在',
    'anchor-root-wrong': '锚定根与日志不符',
    'late-reason-not-approved': '补录说明未经他人批准',
    'late-original-unreadable': '原始陈述无法识读',
  },
};
