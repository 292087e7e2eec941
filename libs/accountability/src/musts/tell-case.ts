import type { JsonObject } from '@mingjing/kernel';
import type { CaseRecord, DecisionRecord, MustRecord } from './must-record';
import type { Step, Told } from './step';

function isNamed(record: MustRecord, data: JsonObject): boolean {
  return (data['findings'] as readonly string[] | undefined)?.includes(record.finding) === true;
}

/** On the spot all is done in one act: decided, handed over, served. */
const opens =
  (procedure: CaseRecord['procedure']): Step =>
  (record, told) => {
    const { act, data, id } = told;
    if (!isNamed(record, data)) return record;
    const onSpot = procedure === 'SIMPLE';
    const one = {
      case: id,
      procedure,
      filed: act,
      heard: false,
      decisions: onSpot ? [decision(told)] : [],
      services: onSpot ? [act] : [],
      annulments: [],
    };
    return { ...record, cases: [...record.cases, one] };
  };

function decision({ act, data, fineOfSameKind }: Told): DecisionRecord {
  if ((data['kinds'] as readonly string[]).includes('FINE')) {
    const fineBefore = fineOfSameKind();
    return { ...act, fine: true, ...(fineBefore === undefined ? {} : { fineBefore }) };
  }
  return act;
}

const inCase =
  (change: (one: CaseRecord, told: Told) => CaseRecord): Step =>
  (record, told) => ({
    ...record,
    cases: record.cases.map((one) => (one.case === told.id ? change(one, told) : one)),
  });

export const caseSteps: Readonly<Record<string, Step>> = {
  CaseFiled: opens('GENERAL'),
  OnSpotPenaltyImposed: opens('SIMPLE'),
  // Cases of Penalty Law Art. 58 as the file shows them: a right to a hearing, or heads who discuss.
  NoticeGiven: inCase((one, { data }) => ({ ...one, heard: one.heard || data['hearingRight'] === true })),
  CollectiveDiscussionHeld: inCase((one) => ({ ...one, heard: true })),
  PenaltyDecided: inCase((one, told) => ({ ...one, decisions: [...one.decisions, decision(told)] })),
  DecisionServed: inCase((one, { act }) => ({ ...one, services: [...one.services, act] })),
  DecisionAnnulled: inCase(({ closed, ...one }, { act, data }) => {
    const remake = data['remake'] === true;
    const annulments = [...one.annulments, { ...act, remake }];
    // A remake opens the case again.
    return closed === undefined || remake ? { ...one, annulments } : { ...one, annulments, closed };
  }),
  CaseClosed: inCase((one, { act, data }) => ({
    ...one,
    closed: { ...act, reason: data['reason'] as string },
  })),
};
