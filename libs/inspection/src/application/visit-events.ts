import type { EventDefinition } from '@mingjing/kernel';
import {
  admitStart,
  nobodyGoesBeforeTheDrawSendsHim,
  onlyTheHeadOrDeputyApproved,
} from '../domain/admit-visit';
import { approveVisit, notifyEntity } from '../domain/approve-visit';
import { finishVisit, passVisitOn, signRecord } from '../domain/finish-visit';
import { answerItem, registerEvidence, showCertificates } from '../domain/inside-visit';
import { reportSample, takeSample } from '../domain/samples';
import { startVisit } from '../domain/start-visit';
import { reportUpward } from '../domain/report-upward';
import { EvidenceRegistered } from '../payloads/evidence-registered';
import { ItemAnswered } from '../payloads/item-answered';
import { LabReported, SampleTaken } from '../payloads/samples';
import { InspectionFinished, InspectionPushed, RecordSigned, ReportedUpward } from '../payloads/visit-end';
import {
  CertificateShown,
  InspectionApproved,
  InspectionNotified,
  InspectionStarted,
} from '../payloads/visit-start';

/** A task's id names the entity that was drawn, so all of its events are sealed until the draw is unblinded. */
const task = { version: 1, stream: 'task', visibility: 'sealed' } as const;
const officers = ['LEAD', 'OFFICER'] as const;

export const visitEvents: readonly EventDefinition[] = [
  {
    ...task,
    type: 'InspectionApproved',
    payload: InspectionApproved,
    statedBy: ['HEAD', 'DEPUTY'],
    decide: approveVisit,
    admit: onlyTheHeadOrDeputyApproved,
  },
  {
    ...task,
    type: 'InspectionNotified',
    payload: InspectionNotified,
    statedBy: officers,
    decide: notifyEntity,
    admit: nobodyGoesBeforeTheDrawSendsHim,
  },
  {
    ...task,
    type: 'InspectionStarted',
    payload: InspectionStarted,
    statedBy: officers,
    cosignedBy: officers,
    decide: startVisit,
    admit: admitStart,
  },
  {
    ...task,
    type: 'CertificateShown',
    payload: CertificateShown,
    statedBy: officers,
    decide: showCertificates,
  },
  {
    ...task,
    type: 'ItemAnswered',
    payload: ItemAnswered,
    statedBy: officers,
    personal: ['note'],
    decide: answerItem,
  },
  {
    ...task,
    type: 'EvidenceRegistered',
    payload: EvidenceRegistered,
    statedBy: officers,
    decide: registerEvidence,
  },
  { ...task, type: 'SampleTaken', payload: SampleTaken, statedBy: officers, decide: takeSample },
  { ...task, type: 'LabReported', payload: LabReported, statedBy: ['LAB_SIGNER'], decide: reportSample },
  {
    ...task,
    type: 'RecordSigned',
    payload: RecordSigned,
    statedBy: officers,
    cosignedBy: officers,
    personal: ['signer'],
    decide: signRecord,
  },
  {
    ...task,
    type: 'InspectionFinished',
    payload: InspectionFinished,
    statedBy: officers,
    cosignedBy: officers,
    decide: finishVisit,
  },
  {
    ...task,
    type: 'InspectionPushed',
    payload: InspectionPushed,
    statedBy: ['ENTRY', ...officers],
    decide: passVisitOn,
  },
  {
    ...task,
    type: 'ReportedUpward',
    payload: ReportedUpward,
    statedBy: ['ENTRY', ...officers],
    decide: reportUpward,
  },
];
