import type { AssessmentRecord, Gate, MustRecord } from '../must-record';
import { courseOf, isPendingAt, type CaseCourse } from './case-course';
import type { PenaltyOpening } from './penalty-opening';
import type { MustRow } from './row';

/** What must 3 is judged from: the acts since it was opened, or opened again. */
export interface PenaltyCourse {
  readonly record: MustRecord;
  readonly gate: Gate;
  readonly opening: PenaltyOpening;
  /** The case that answers: the one that was carried through, else the last one filed. */
  readonly course?: CaseCourse;
  /** The assessment that stands. */
  readonly assessed?: AssessmentRecord;
  /** Must 2 of the latest order. */
  readonly recheck?: MustRow | undefined;
}

export function penaltyCourse(
  record: MustRecord,
  gate: Gate,
  opening: PenaltyOpening,
  recheck: MustRow | undefined,
): PenaltyCourse {
  const { since, start } = opening;
  const courses = record.cases
    .filter((one) => one.filed.index > since || (start !== undefined && isPendingAt(one, start)))
    .map(courseOf);
  const carried = courses.find(({ served, annulled }) => served !== undefined && annulled === undefined);
  const course = carried ?? courses.at(-1);
  const assessed = record.assessments.findLast(({ index }) => index > since);
  return {
    ...{ record, gate, opening, recheck },
    ...(course === undefined ? {} : { course }),
    ...(assessed === undefined ? {} : { assessed }),
  };
}
