import type { Act } from './act';
import type { Gate, MustRecord, WaiverRecord } from './must-record';
import type { Step, Told } from './step';

type Single = 'dismissed' | 'closed' | 'gone';
type Several = 'educations' | 'notFiled';

/** The first one stands: deciders let no second one in. */
const once =
  (member: Single): Step =>
  (record, { act }) =>
    record[member] === undefined ? { ...record, [member]: act } : record;

const also =
  (member: Several): Step =>
  (record, { act }) => ({ ...record, [member]: [...record[member], act] });

/** One that was released may be merged again: the last merge stands. */
const merged: Step = (record, { act }) => ({ ...record, merged: act });

/** Of a finding that was merged into the one that the event settles: it is released. */
const releasing =
  (own: Step): Step =>
  (record, told) =>
    told.id === record.finding ? own(record, told) : { ...record, released: told.act };

const confirmed: Step = (record, { act, data }) => ({
  ...record,
  violation: data['violation'] as string,
  gate: data['gate'] as Gate,
  confirmed: record.confirmed ?? act,
});

const withdrawn: Step = (record, { act, data }) => ({
  ...record,
  withdrawn: { ...act, evidence: data['evidence'] !== undefined },
});

const assessed: Step = (record, { act, data }) => {
  const assessment = { ...act, reached: data['reached'] === true, tier: data['tier'] as string };
  return { ...record, assessments: [...record.assessments, assessment] };
};

const waived: Step = (record, told) => ({ ...record, waivers: [...record.waivers, waiver(record, told)] });

function waiver(record: MustRecord, told: Told): WaiverRecord {
  const { act, data, roles, everyDecisionReviewed } = told;
  const earlier = told.earlierViolation();
  const { review, education, code } = data as Readonly<Record<string, string | undefined>>;
  return {
    ...act,
    code: code ?? '',
    article: data['article'] as string,
    proposal: data['proposal'] as string,
    ...(review === undefined ? {} : { review }),
    ...(education === undefined ? {} : { education }),
    fineOnly: data['fineOnly'] === true || code === 'W29',
    roles: roles(),
    ...(earlier === undefined ? {} : { earlier }),
    reviewLacking: review === undefined && endsCaseUnderReview(record, everyDecisionReviewed()),
  };
}

/** A case that may not be decided without legal review may not be waived away without it (Art. 58). */
function endsCaseUnderReview(record: MustRecord, everyDecisionReviewed: boolean): boolean {
  return record.cases.some(
    (one) =>
      one.procedure === 'GENERAL' &&
      one.decisions.length === 0 &&
      one.closed === undefined &&
      (everyDecisionReviewed || one.heard),
  );
}

/** Stands in the recheck that it follows from. */
const recheckFailed: Step = (record, { act, data }) => ({
  ...record,
  orders: record.orders.map((order) => ({
    ...order,
    rechecks: order.rechecks.map((one) => (one.id === data['recheck'] ? { ...one, failed: act } : one)),
  })),
});

const visitFinished: Step = (record, { act, data }) => {
  if (data['result'] === 'NORMAL') return { ...record, closedAsNormal: act };
  return data['result'] === 'REFUSED' ? { ...record, refusals: [...record.refusals, act] } : record;
};

export const findingSteps: Readonly<Record<string, Step>> = {
  ViolationConfirmed: confirmed,
  FindingDismissed: releasing(once('dismissed')),
  FindingMerged: merged,
  FindingClosed: once('closed'),
  FindingWithdrawn: releasing(withdrawn),
  PenaltyStandardAssessed: assessed,
  PenaltyWaived: waived,
  EducationGiven: also('educations'),
  CaseNotFiled: also('notFiled'),
  OrderWaived: once('gone'),
  RecheckFailed: recheckFailed,
  InspectionFinished: visitFinished,
};

/** What is known of a finding when its first trace is recorded. */
export type Opening = Pick<MustRecord, 'finding' | 'origin' | 'trace'> &
  Partial<
    Pick<
      MustRecord,
      'entity' | 'category' | 'district' | 'task' | 'lead' | 'second' | 'org' | 'section' | 'violation'
    >
  >;

export function opened(opening: Opening): MustRecord {
  const none: readonly Act[] = [];
  return {
    ...opening,
    refusals: none,
    orders: [],
    assessments: [],
    waivers: [],
    educations: none,
    notFiled: none,
    cases: [],
    transfers: [],
    limits: {},
  };
}
