import { countsAt, type Act } from '../act';
import type { MustRecord, WaiverRecord } from '../must-record';
import { doneBy } from './row';

export interface LawfulWaiver {
  readonly act: WaiverRecord;
  /** The waiver, and the education that it needs. */
  readonly acts: readonly Act[];
  readonly at: string;
}

/** Codes of Penalty Law Art. 33: whoever is not penalised under it is educated (Art. 33(3)). */
const NEEDS_EDUCATION: ReadonlySet<string> = new Set(['W33a', 'W33b', 'W33c']);

/** Only the head has the power to waive; who acts for the head needs the head's signature beside his own. */
export function isWithPower({ roles }: WaiverRecord): boolean {
  return roles.includes('HEAD');
}

/** Without power or without the legal review that the law wants: a breach, and no waiver. */
export function isUnlawful(waiver: WaiverRecord): boolean {
  return !isWithPower(waiver) || waiver.reviewLacking;
}

export function lacksEducation(record: MustRecord, waiver: WaiverRecord): boolean {
  return NEEDS_EDUCATION.has(waiver.code) && waiver.education === undefined && record.educations.length === 0;
}

/** Waivers of the whole penalty by whoever had the power, complete with the education that the law wants. */
export function lawfulWaivers(record: MustRecord): readonly LawfulWaiver[] {
  return record.waivers
    .filter((act) => !act.fineOnly && !isUnlawful(act) && !lacksEducation(record, act))
    .map((act) => complete(record, act));
}

function complete(record: MustRecord, act: WaiverRecord): LawfulWaiver {
  const education = record.educations[0];
  return NEEDS_EDUCATION.has(act.code) && act.education === undefined && education !== undefined
    ? { act, ...doneBy(act, education) }
    : { act, acts: [act], at: countsAt(act) };
}
