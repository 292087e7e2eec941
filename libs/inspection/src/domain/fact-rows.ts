import { streamId, type FactChange, type Facts, type RecordedEvent, type Statement } from '@mingjing/kernel';
import type { DocumentIssued } from '../payloads/document-issued';
import type { ViolationConfirmed } from '../payloads/finding-answers';
import type { FindingOpened } from '../payloads/finding-opened';
import { subjectOfOwnTrace } from './confirm-violation';
import { DOCUMENT_NUMBER_TABLE, documentNumberKey, parseDocumentNumber } from './document-number';
import {
  FINDING_OF_TASK_TABLE,
  FINDING_SUBJECT_TABLE,
  OPEN_FINDING_TABLE,
  type FoldedFinding,
} from './finding';

/** Rows that other contexts and later decisions look up across streams. */
export function inspectionFacts(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  switch (event.type) {
    case 'FindingOpened':
      return rowsOfFinding(event.stream, (event.data as unknown as FindingOpened).task);
    case 'ViolationConfirmed':
      return rowsOfConfirmed(event as unknown as Statement<ViolationConfirmed>, facts);
    case 'FindingDismissed':
    case 'FindingMerged':
    case 'FindingClosed':
    case 'FindingWithdrawn':
      return [{ table: OPEN_FINDING_TABLE, key: streamId(event.stream), value: null }];
    case 'DocumentIssued':
      return rowOfNumber(event.stream, event.data as unknown as DocumentIssued);
    default:
      return [];
  }
}

function rowsOfFinding(stream: string, task: string | undefined): readonly FactChange[] {
  const finding = streamId(stream);
  const open = { table: OPEN_FINDING_TABLE, key: finding, value: true };
  return task === undefined
    ? [open]
    : [open, { table: FINDING_OF_TASK_TABLE, key: `${task} ${finding}`, value: true }];
}

/** A merged finding that is confirmed all the same was released: it stands among the open ones again. */
function rowsOfConfirmed(statement: Statement<ViolationConfirmed>, facts: Facts): readonly FactChange[] {
  const finding = facts.state('inspection', statement.stream) as FoldedFinding | undefined;
  if (finding === undefined) return rowsOfOwnTrace(statement, facts);
  if (finding.status !== 'MERGED') return [];
  return [{ table: OPEN_FINDING_TABLE, key: streamId(statement.stream), value: true }];
}

function rowsOfOwnTrace(statement: Statement<ViolationConfirmed>, facts: Facts): readonly FactChange[] {
  const subject = subjectOfOwnTrace(statement, facts);
  const rows = rowsOfFinding(statement.stream, statement.data.task);
  if (subject === undefined) return rows;
  return [...rows, { table: FINDING_SUBJECT_TABLE, key: streamId(statement.stream), value: { ...subject } }];
}

function rowOfNumber(stream: string, { number }: DocumentIssued): readonly FactChange[] {
  const parsed = parseDocumentNumber(number);
  return parsed === undefined
    ? []
    : [{ table: DOCUMENT_NUMBER_TABLE, key: documentNumberKey(parsed), value: streamId(stream) }];
}
