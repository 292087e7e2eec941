import { opensAtOnce } from '@mingjing/inspection/contracts';
import { countsAt, startsAt, type Act } from '../act';
import { limitFrom, type MustRecord } from '../must-record';
import type { PenaltyCourse } from './penalty-course';
import { isAfter, type Ground } from './row';
import { NOTES, assessedNotReached, joined, recheckedCorrected } from '../notes';

export type Below = Ground & { readonly at: string };

/**
 * The standard was not reached: assessed so by a named person, or, for gates O and R, derived from a
 * recheck that found the violation corrected and named to those who rechecked.
 */
export function belowStandard(penalty: PenaltyCourse): Below | undefined {
  return assessedBelow(penalty) ?? correctedInTime(penalty);
}

/** A case filed after the assessment counts as "reached" again. */
function assessedBelow({ assessed, course, gate, opening, record }: PenaltyCourse): Below | undefined {
  if (assessed === undefined || assessed.reached) return undefined;
  if (course !== undefined && course.one.filed.index > assessed.index) return undefined;
  const limit = opening.start && limitFrom(record, 'T-50', startsAt(opening.start));
  const failed = opening.start !== undefined && !opensAtOnce(gate);
  const note = joined([
    assessedNotReached(assessed),
    ...(isAfter(countsAt(assessed), limit) ? [NOTES.LATE] : []),
    ...(gate === 'I' ? [NOTES.PENALTY_AT_ONCE] : []),
    ...(failed ? [NOTES.OVERDUE_NOT_CORRECTED] : []),
  ]);
  return { at: countsAt(assessed), acts: [assessed], note };
}

function correctedInTime({ record, gate, assessed, course }: PenaltyCourse): Below | undefined {
  if (opensAtOnce(gate) || assessed?.reached === true || course !== undefined) return undefined;
  const last = lastRecheck(record);
  if (last?.found !== 'YES') return undefined;
  const officers = [last.signer, ...(last.cosigners ?? [])];
  return { at: countsAt(last), acts: [last], note: recheckedCorrected(officers) };
}

function lastRecheck(record: MustRecord): (Act & { readonly found: string }) | undefined {
  return record.orders
    .filter(({ withdrawn }) => withdrawn === undefined)
    .flatMap(({ rechecks }) => rechecks)
    .sort((a, b) => a.index - b.index)
    .at(-1);
}
