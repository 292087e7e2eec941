import type { Draft } from '@mingjing/kernel/testing';
import { file, HEAD, hash, LAB, LEAD, SECOND, TASK } from './county';

/** Statements of a visit as they are meant to be; a spec changes what it is about. */
type Changes = Partial<Omit<Draft, 'data'>> & { readonly data?: object };

function draft(type: string, data: object, { data: changed, ...changes }: Changes): Draft {
  return { type, stream: `task/${TASK}`, actor: LEAD, ...changes, data: { ...data, ...changed } };
}

export const approved = (changes: Changes = {}): Draft =>
  draft('InspectionApproved', {}, { actor: HEAD, ...changes });

export const notified = (changes: Changes = {}): Draft =>
  draft('InspectionNotified', { visitsThisYear: 1, rights: true, channel: 'in person' }, changes);

export const started = (changes: Changes = {}): Draft =>
  draft(
    'InspectionStarted',
    { checklist: 'health', checklistVersion: 1 },
    { cosigners: [SECOND], ...changes },
  );

export const shown = (changes: Changes = {}): Draft =>
  draft('CertificateShown', { officers: [LEAD, SECOND] }, changes);

export const answered = (item: string, result: string, changes: Changes = {}): Draft =>
  draft('ItemAnswered', { item, result }, changes);

export const evidence = (changes: Changes = {}): Draft =>
  draft(
    'EvidenceRegistered',
    { evidence: 'Z-1', kind: 'AUDIO_VISUAL', file, captured: '2026-03-02T08:00:00.000+08:00' },
    changes,
  );

export const sampled = (changes: Changes = {}): Draft =>
  draft('SampleTaken', { sample: 'S-1', item: 'PP-A', lab: 'cdc-lab' }, changes);

export const reported = (result: string, changes: Changes = {}): Draft =>
  draft('LabReported', { sample: 'S-1', result, report: file }, { actor: LAB, ...changes });

export const signed = (changes: Changes = {}): Draft =>
  draft('RecordSigned', { by: 'ENTITY', record: file }, { cosigners: [SECOND], ...changes });

export const finished = (changes: Changes = {}): Draft =>
  draft('InspectionFinished', { result: 'NORMAL' }, { cosigners: [SECOND], ...changes });

export const confirmed = (finding: string, changes: Changes = {}): Draft =>
  draft(
    'ViolationConfirmed',
    { violation: 'PP-03', gate: 'I_O', facts: 'Towels were not disinfected between guests.' },
    { stream: `finding/${finding}`, cosigners: [SECOND], ...changes },
  );

export const dismissed = (finding: string, changes: Changes = {}): Draft =>
  draft(
    'FindingDismissed',
    { reason: 'The record was in another folder.', evidence: [hash('b')] },
    { stream: `finding/${finding}`, cosigners: [SECOND], ...changes },
  );

export const merged = (finding: string, into: string, changes: Changes = {}): Draft =>
  draft('FindingMerged', { into }, { stream: `finding/${finding}`, ...changes });

export const closed = (finding: string, changes: Changes = {}): Draft =>
  draft(
    'FindingClosed',
    { reason: 'Corrected and rechecked.' },
    { stream: `finding/${finding}`, ...changes },
  );

export const withdrawn = (finding: string, changes: Changes = {}): Draft =>
  draft(
    'FindingWithdrawn',
    { reason: 'The finding was recorded on the wrong entity.' },
    { stream: `finding/${finding}`, actor: HEAD, ...changes },
  );
