import { streamId, type RecordedEvent } from '@mingjing/kernel';
import type { ViolationConfirmed } from '../payloads/finding-answers';
import type { FindingOpened } from '../payloads/finding-opened';
import type { FindingStatus, FoldedFinding, Settlement } from './finding';

/** Folds `finding/<id>`; what enforcement records there leaves it as it was. */
export function evolveFinding(
  finding: FoldedFinding | undefined,
  event: RecordedEvent,
): FoldedFinding | undefined {
  switch (event.type) {
    case 'FindingOpened':
      return finding ?? opened(event as unknown as RecordedEvent<FindingOpened>);
    case 'ViolationConfirmed':
      return confirmed(finding, event as unknown as RecordedEvent<ViolationConfirmed>);
    case 'FindingDismissed':
      return settled(finding, event, 'DISMISSED');
    case 'FindingMerged':
      return settled(finding, event, 'MERGED');
    case 'FindingClosed':
      return settled(finding, event, 'CLOSED');
    case 'FindingWithdrawn':
      return settled(finding, event, 'WITHDRAWN');
    default:
      return finding;
  }
}

function opened({ stream, occurredAt, data }: RecordedEvent<FindingOpened>): FoldedFinding {
  const { entity, origin, lead, second, ...trace } = data;
  const officers = { ...(lead === undefined ? {} : { lead }), ...(second === undefined ? {} : { second }) };
  const subject = { entity, origin, ...officers };
  return { ...trace, subject, id: streamId(stream), status: 'TRACE', openedAt: occurredAt };
}

function confirmed(
  finding: FoldedFinding | undefined,
  event: RecordedEvent<ViolationConfirmed>,
): FoldedFinding {
  const { violation, gate } = event.data;
  return {
    ...(finding ?? ownTrace(event)),
    status: 'CONFIRMED',
    violation,
    gate,
    confirmed: { id: event.id, at: event.occurredAt },
    confirmedBy: [event.actor, ...(event.cosigners ?? [])],
  };
}

/** A violation without a trace: its confirmation is the trace (domain handbook, §2.4). */
function ownTrace({ id, stream, occurredAt, data }: RecordedEvent<ViolationConfirmed>): FoldedFinding {
  const task = data.task === undefined ? {} : { task: data.task };
  return {
    id: streamId(stream),
    status: 'TRACE',
    trace: id,
    source: 'OFFICER',
    openedAt: occurredAt,
    ...task,
  };
}

type Settling = RecordedEvent<{ readonly evidence?: readonly string[]; readonly into?: string }>;

function settled(
  finding: FoldedFinding | undefined,
  event: Settling,
  status: FindingStatus,
): FoldedFinding | undefined {
  if (finding === undefined) return undefined;
  const { evidence = [], into } = event.data;
  const settlement: Settlement = {
    statement: event.id,
    at: event.occurredAt,
    by: event.actor,
    confirmed: finding.status === 'CONFIRMED',
    evidence,
    ...(into === undefined ? {} : { into }),
  };
  return { ...finding, status, settled: settlement };
}
