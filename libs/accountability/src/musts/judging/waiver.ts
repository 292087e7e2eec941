import { countsAt, type Act } from '../act';
import type { MustRecord, RecheckRecord, WaiverRecord } from '../must-record';
import { countedRechecks } from '../rechecks';
import { doneBy, type Ground } from './row';
import { NOTES } from '../notes';

export interface LawfulWaiver {
  readonly act: WaiverRecord;
  /** The waiver, and the education that it needs. */
  readonly acts: readonly Act[];
  readonly at: string;
}

/** Codes of Penalty Law Art. 33: whoever is not penalised under it is educated (Art. 33(3)). */
const NEEDS_EDUCATION: ReadonlySet<string> = new Set(['W33a', 'W33b', 'W33c']);

/** Those that suppose a correction in time (Art. 33(1)). */
const SUPPOSES_CORRECTION: ReadonlySet<string> = new Set(['W33a', 'W33b']);

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

/**
 * What the ledger shows against the ground that a waiver names. It stands all the same, since whoever decided has
 * weighed the facts and answers for it; its reader is told.
 */
export function contradictionsOf(record: MustRecord, waiver: WaiverRecord): readonly Ground[] {
  const recheck = SUPPOSES_CORRECTION.has(waiver.code) ? lastRecheckBefore(record, waiver) : undefined;
  const { earlier } = waiver;
  return [
    ...(recheck === undefined || recheck.found === 'YES'
      ? []
      : [{ acts: [recheck], note: NOTES.NOT_CORRECTED }]),
    ...(waiver.code !== 'W33b' || earlier === undefined ? [] : [{ acts: [earlier], note: NOTES.NOT_FIRST }]),
  ];
}

function lastRecheckBefore({ orders }: MustRecord, { index }: Act): RecheckRecord | undefined {
  return orders
    .flatMap(countedRechecks)
    .filter((one) => one.index < index)
    .reduce<RecheckRecord | undefined>((a, b) => (a !== undefined && a.index > b.index ? a : b), undefined);
}
