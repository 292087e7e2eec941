import type { RecordedEvent } from '@mingjing/kernel';
import type {
  CaseNotFiled,
  EducationGiven,
  OrderWaived,
  PenaltyStandardAssessed,
  PenaltyWaived,
  ReferralConsidered,
  Tier,
  WaiverCode,
} from '../payloads/finding-penalty';
import type { GoneReason } from '../payloads/order-course';
import type { RecheckFailed } from '../payloads/recheck-performed';

/** Who stated it, when (a claim) and by which statement. */
export interface Act {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  /** The capacity in which he acted, where the statement names one. */
  readonly role?: string;
}

export interface Assessment extends Act {
  readonly reached: boolean;
  readonly tier: Tier;
}

/** Whether `by` had the power is judged by who reads it, from his role at the time. */
export interface Waiver extends Act {
  readonly code: WaiverCode;
  readonly article: string;
  readonly proposal: string;
  readonly review?: string;
  readonly fineOnly: boolean;
}

/** What enforcement folds of `finding/<id>`, beside what inspection folds of it. */
export interface FindingRecord {
  /** The latest; a later assessment replaces an earlier one. */
  readonly assessed?: Assessment;
  /** All, the first first: an unlawful one can be made again by whoever has the power. */
  readonly waivers: readonly Waiver[];
  readonly educations: readonly Act[];
  readonly notFiled?: Act;
  readonly referralConsidered?: Act & { readonly refer: boolean };
  readonly subjectGone?: Act & { readonly reason: GoneReason };
  /** With the index of the entry that says so. */
  readonly failedRechecks: readonly (RecheckFailed & { readonly at: string; readonly index: number })[];
}

export const NOTHING_DONE: FindingRecord = { waivers: [], educations: [], failedRechecks: [] };

type Step<D> = (record: FindingRecord, event: RecordedEvent<D>) => FindingRecord;

const assessed: Step<PenaltyStandardAssessed> = (record, event) => ({
  ...record,
  assessed: { ...act(event), reached: event.data.reached, tier: event.data.tier },
});

/** Penalty Law Art. 29: a second fine for one act is what is waived; other kinds of penalty stand. */
const waived: Step<PenaltyWaived> = (record, event) => {
  const { code, article, proposal, review, fineOnly } = event.data;
  const waiver = {
    ...act(event),
    code,
    article,
    proposal,
    ...(review === undefined ? {} : { review }),
    fineOnly: fineOnly === true || code === 'W29',
  };
  return { ...record, waivers: [...record.waivers, waiver] };
};

const educated: Step<EducationGiven> = (record, event) => ({
  ...record,
  educations: [...record.educations, act(event)],
});

const notFiled: Step<CaseNotFiled> = (record, event) => ({ ...record, notFiled: act(event) });

const considered: Step<ReferralConsidered> = (record, event) => ({
  ...record,
  referralConsidered: { ...act(event), refer: event.data.refer },
});

const gone: Step<OrderWaived> = (record, event) => ({
  ...record,
  subjectGone: { ...act(event), reason: event.data.reason },
});

const failed: Step<RecheckFailed> = (record, event) => ({
  ...record,
  failedRechecks: [...record.failedRechecks, { ...event.data, at: event.occurredAt, index: event.index }],
});

function act(event: RecordedEvent<unknown>): Act {
  const { id, occurredAt, actor, role } = event;
  return { id, at: occurredAt, by: actor, ...(role === undefined ? {} : { role }) };
}

const steps: Readonly<Record<string, Step<never>>> = {
  PenaltyStandardAssessed: assessed,
  PenaltyWaived: waived,
  EducationGiven: educated,
  CaseNotFiled: notFiled,
  ReferralConsidered: considered,
  OrderWaived: gone,
  RecheckFailed: failed,
};

/** Starts with the first event of enforcement on the finding; those of inspection leave it as it is. */
export function evolveFinding(
  record: FindingRecord | undefined,
  event: RecordedEvent,
): FindingRecord | undefined {
  const step = steps[event.type];
  return step === undefined ? record : step(record ?? NOTHING_DONE, event as unknown as RecordedEvent<never>);
}
