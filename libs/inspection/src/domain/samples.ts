import { organisationOf } from '@mingjing/governance/contracts';
import { accept, instantOf, rejection, under } from '@mingjing/kernel';
import type { LabReported, SampleTaken } from '../payloads/samples';
import { theItemMustBeOnTheChecklist } from './checklist-of-visit';
import { findingOpened, theFindingsStreamMustBeFree } from './open-finding';
import {
  onlyAnAssignedOfficerMayState,
  theTaskMustBeOpen,
  theTaskMustExist,
  type TaskPolicy,
} from './task-policies';
import type { Sample, Visit } from './visit';
import { theActMustFallInsideTheVisit } from './visit-policies';

/** Supervise and sample at the same time (双同时, rule T-47): any way out of the visit has one name here. */
const aSampleIsTakenDuringTheVisit: TaskPolicy = (visit, statement, facts) => {
  const outside = theActMustFallInsideTheVisit
    .map((policy) => policy(visit, statement, facts))
    .find((broken) => broken !== undefined);
  return outside && { ...outside, code: 'sample-outside-visit' };
};

const aSampleHasItsOwnNumber: TaskPolicy<SampleTaken> = (visit, { data }) =>
  sampleOf(visit, data.sample) === undefined
    ? undefined
    : rejection(
        'sample-number-used',
        `This task has a sample ${data.sample} already: take the next number.`,
        { sample: data.sample },
      );

export const takeSample = under<Visit, SampleTaken>([
  theTaskMustExist,
  theTaskMustBeOpen,
  onlyAnAssignedOfficerMayState,
  aSampleIsTakenDuringTheVisit,
  theItemMustBeOnTheChecklist,
  aSampleHasItsOwnNumber,
]);

const theSampleMustBeKnown: TaskPolicy<LabReported> = (visit, { data }) =>
  sampleOf(visit, data.sample) === undefined
    ? rejection(
        'sample-unknown',
        `No sample ${data.sample} was taken in this visit: record SampleTaken first, or correct the number.`,
        { sample: data.sample },
      )
    : undefined;

const aSampleIsReportedOnce: TaskPolicy<LabReported> = (visit, { data }) => {
  const report = sampleOf(visit, data.sample)?.reported;
  return report === undefined
    ? undefined
    : rejection(
        'sample-reported',
        `The sample ${data.sample} was reported at ${report.at} already: correct what is wrong by CorrectionRecorded.`,
        {
          sample: data.sample,
          statement: report.statement,
        },
      );
};

const aReportFollowsItsSample: TaskPolicy<LabReported> = (visit, { data, occurredAt }) => {
  const taken = sampleOf(visit, data.sample)?.takenAt;
  return taken === undefined || instantOf(occurredAt) >= instantOf(taken)
    ? undefined
    : rejection(
        'report-before-sample',
        `The sample ${data.sample} was taken at ${taken}, after this report.`,
        {
          sample: data.sample,
          takenAt: taken,
          occurredAt,
        },
      );
};

/** Whoever signs for another laboratory has not seen the sample. */
const onlyTheCommissionedLabMayReport: TaskPolicy<LabReported> = (visit, { data, actor }, facts) => {
  const lab = sampleOf(visit, data.sample)?.lab;
  return lab === undefined || organisationOf(facts, actor).includes(lab)
    ? undefined
    : rejection(
        'other-lab',
        `The sample ${data.sample} was given to ${lab}; ${actor} does not sign for it.`,
        {
          sample: data.sample,
          lab,
          actor,
        },
      );
};

const onlyABadResultNamesAViolation: TaskPolicy<LabReported> = (_visit, { data }) =>
  data.violation === undefined || data.result === 'NON_COMPLIANT'
    ? undefined
    : rejection('violation-without-failure', 'A compliant sample names no violation: leave it out.', {
        sample: data.sample,
      });

export const reportSample = under<Visit, LabReported>(
  [
    theTaskMustExist,
    theSampleMustBeKnown,
    aSampleIsReportedOnce,
    onlyTheCommissionedLabMayReport,
    aReportFollowsItsSample,
    onlyABadResultNamesAViolation,
    theFindingsStreamMustBeFree,
  ],
  (visit, statement, facts) => {
    const item = sampleOf(visit, statement.data.sample)?.item;
    const { result, violation } = statement.data;
    const trace = { source: 'LAB', ...(item && { item }), ...(violation && { violation }) } as const;
    return result === 'NON_COMPLIANT' ? accept([findingOpened(trace, statement, facts)]) : accept();
  },
);

function sampleOf(visit: Visit | undefined, sample: string): Sample | undefined {
  return visit?.samples.find((one) => one.sample === sample);
}
