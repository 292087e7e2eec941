import { streamId, streamWord, type FactChange, type Facts, type RecordedEvent } from '@mingjing/kernel';
import type { LegalReviewDone } from '../payloads/legal-review';
import { documentNumberTaken } from './document-number';
import { evolveCase } from './evolve-case';
import { evolveOrder } from './evolve-order';
import { caseRow, orderRow, ordersOf, referralRow } from './finding-in-acts';
import { educationRow, reviewRow } from './named-acts';
import { standsOpen, type Order } from './order';
import type { PenaltyCase } from './penalty-case';
import { evolveReferral, type Referral } from './referral';

const NUMBERED = ['RectificationOrdered', 'CaseFiled', 'PenaltyDecided', 'OnSpotPenaltyImposed'];

/** Rows that follow from one entry: what a decision looks up across streams. */
export function factChanges(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const before = facts.state('enforcement', event.stream);
  switch (streamWord(event.stream)) {
    case 'order':
      return [...numberTaken(event), ...orderChanges(before as Order | undefined, event)];
    case 'case':
      return [
        ...numberTaken(event),
        ...caseChanges(before as PenaltyCase | undefined, event),
        ...reviewChanges(event),
      ];
    case 'referral':
      return referralChanges(before as Referral | undefined, event);
    case 'finding':
      return findingChanges(event, facts);
    default:
      return [];
  }
}

function numberTaken({ type, data, stream }: RecordedEvent): readonly FactChange[] {
  return NUMBERED.includes(type) ? documentNumberTaken(data['number'] as string, stream) : [];
}

/** Only what changed: a finding whose subject is gone has left its orders although these still name it. */
function orderChanges(before: Order | undefined, event: RecordedEvent): readonly FactChange[] {
  const after = evolveOrder(before, event);
  if (after === undefined || after === before) return [];
  return after.findings
    .map(({ finding }) => ({ finding, open: standsOpen(after, finding) }))
    .filter(({ finding, open }) => before === undefined || standsOpen(before, finding) !== open)
    .map(({ finding, open }) => orderRow(finding, { order: after.id, open }));
}

function caseChanges(before: PenaltyCase | undefined, event: RecordedEvent): readonly FactChange[] {
  const after = evolveCase(before, event);
  if (after === undefined || after.stage === before?.stage) return [];
  const { id, procedure, stage } = after;
  return after.findings.map((finding) => caseRow(finding, { case: id, procedure, stage }));
}

function referralChanges(before: Referral | undefined, event: RecordedEvent): readonly FactChange[] {
  const after = evolveReferral(before, event);
  if (after === undefined || after.stage === before?.stage) return [];
  const { id, stage, kind } = after;
  const row = { referral: id, stage, ...(kind === undefined ? {} : { kind }) };
  return after.findings.map((finding) => referralRow(finding, row));
}

function reviewChanges({ type, id, stream, data }: RecordedEvent): readonly FactChange[] {
  if (type !== 'LegalReviewDone') return [];
  const { opinion } = data as unknown as LegalReviewDone;
  return [reviewRow(id, { case: streamId(stream), opinion })];
}

function findingChanges({ type, id, stream }: RecordedEvent, facts: Facts): readonly FactChange[] {
  const finding = streamId(stream);
  if (type === 'EducationGiven') return [educationRow(id, finding)];
  return type === 'OrderWaived'
    ? ordersOf(facts, finding).map(({ order }) => orderRow(finding, { order, open: false }))
    : [];
}
