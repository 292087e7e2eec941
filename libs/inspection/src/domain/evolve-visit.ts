import { instantOf, type RecordedEvent } from '@mingjing/kernel';
import type { EvidenceRegistered } from '../payloads/evidence-registered';
import type { ItemAnswered } from '../payloads/item-answered';
import type { LabReported, SampleTaken } from '../payloads/samples';
import type {
  InspectionFinished,
  InspectionPushed,
  RecordSigned,
  ReportedUpward,
} from '../payloads/visit-end';
import type { InspectionApproved, InspectionNotified, InspectionStarted } from '../payloads/visit-start';
import { UNVISITED, type Visit } from './visit';

type Step = (visit: Visit, event: RecordedEvent) => Visit;

/** A step for one payload type; the registry hands over events as plain JSON of that shape. */
function step<D>(take: (visit: Visit, event: RecordedEvent<D>) => Visit): Step {
  return (visit, event) => take(visit, event as unknown as RecordedEvent<D>);
}

const steps: Readonly<Record<string, Step>> = {
  InspectionApproved: step<InspectionApproved>((visit, event) => ({
    ...visit,
    approval: {
      statement: event.id,
      by: event.data.approver ?? event.actor,
      at: event.occurredAt,
      afterwards: visit.status !== 'PLANNED',
    },
  })),
  InspectionNotified: step<InspectionNotified>((visit, { id, occurredAt, data }) => ({
    ...visit,
    notice: { statement: id, at: occurredAt, visitsThisYear: data.visitsThisYear },
  })),
  InspectionStarted: step<InspectionStarted>((visit, event) => ({
    ...visit,
    status: 'STARTED',
    urgent: event.data.urgent ?? false,
    checklist: { id: event.data.checklist, version: event.data.checklistVersion },
    officers: [event.actor, ...(event.cosigners ?? [])],
    started: event.occurredAt,
    lastAct: event.occurredAt,
    acts: [...visit.acts, { id: event.id, at: event.occurredAt }],
  })),
  CertificateShown: (visit, event) => ({ ...noted(visit, event), certificatesShown: event.occurredAt }),
  ItemAnswered: step<ItemAnswered>((visit, event) => ({
    ...acted(visit, event),
    answered: [
      ...visit.answered,
      { item: event.data.item, result: event.data.result, statement: event.id, at: event.occurredAt },
    ],
  })),
  EvidenceRegistered: step<EvidenceRegistered>((visit, { data }) => ({
    ...visit,
    evidence: [...visit.evidence, { evidence: data.evidence, kind: data.kind, sha256: data.file.sha256 }],
  })),
  SampleTaken: step<SampleTaken>((visit, event) => ({
    ...noted(visit, event),
    samples: [
      ...visit.samples,
      {
        sample: event.data.sample,
        item: event.data.item,
        lab: event.data.lab,
        takenAt: event.occurredAt,
      },
    ],
  })),
  LabReported: step<LabReported>((visit, event) => withReport(visit, event)),
  RecordSigned: step<RecordSigned>((visit, event) => ({
    ...noted(visit, event),
    signatures: [
      ...visit.signatures,
      {
        by: event.data.by,
        refused: event.data.refused ?? false,
        sha256: event.data.record.sha256,
      },
    ],
  })),
  InspectionFinished: step<InspectionFinished>((visit, event) => ({
    ...visit,
    status: 'FINISHED',
    finished: event.occurredAt,
    result: event.data.result,
  })),
  InspectionPushed: step<InspectionPushed>((visit, { data }) => ({ ...visit, pushed: data.receipt })),
  ReportedUpward: step<ReportedUpward>((visit, { data }) => ({ ...visit, reported: data.receipt })),
};

/** Folds the visit out of a task's stream; what others record there leaves it as it was. */
export function evolveVisit(visit: Visit | undefined, event: RecordedEvent): Visit | undefined {
  const take = Object.hasOwn(steps, event.type) ? steps[event.type] : undefined;
  return take === undefined ? visit : take(visit ?? UNVISITED, event);
}

function acted<D>(visit: Visit, event: RecordedEvent<D>): Visit {
  const last = visit.lastAct;
  const later = last === undefined || instantOf(event.occurredAt) > instantOf(last);
  return later ? { ...visit, lastAct: event.occurredAt } : visit;
}

function noted<D>(visit: Visit, event: RecordedEvent<D>): Visit {
  return { ...acted(visit, event), acts: [...visit.acts, { id: event.id, at: event.occurredAt }] };
}

function withReport(visit: Visit, event: RecordedEvent<LabReported>): Visit {
  const reported = { result: event.data.result, statement: event.id, at: event.occurredAt };
  return {
    ...visit,
    samples: visit.samples.map((one) => (one.sample === event.data.sample ? { ...one, reported } : one)),
  };
}
