import { countsAt, startsAt, type Act } from '../act';
import { limitFrom, type MustRecord, type StoredLimit } from '../must-record';
import type { CaseCourse } from './case-course';
import type { PenaltyCourse } from './penalty-course';
import { doneBy, isAfter, type Stage } from './row';
import { transferred } from './transferred';

/** The stages of must 3: filed (T-50), decided (T-51), served (T-58), each from the act before. */
export interface Stages {
  /** The first that is not done; absent when all are, or the gate is shut. */
  readonly stage?: Stage;
  /** Of that stage; of the last one when all are done. */
  readonly limit: StoredLimit | undefined;
  readonly late: readonly Stage[];
  /** A stage was entered after its limit, whenever it was done. */
  readonly enteredLate: boolean;
  readonly acts: readonly Act[];
}

interface StageRun {
  readonly stage: Stage;
  readonly rule: string;
  readonly start: Act | undefined;
  readonly done: Act | undefined;
}

export function stagesOf({ record, opening, course }: PenaltyCourse): Stages {
  const runs = runsOf(opening.start, course);
  const limitOf = (run: StageRun): StoredLimit | undefined => {
    const start = startOf(record, run);
    return start && limitFrom(record, run.rule, startsAt(start));
  };
  const open = runs.find(({ done }) => done === undefined);
  const measured = open ?? runs.at(-1);
  const late = runs.filter((run) => run.done !== undefined && isAfter(countsAt(run.done), limitOf(run)));
  return {
    ...(open?.start === undefined ? {} : { stage: open.stage }),
    limit: measured && limitOf(measured),
    late: late.map(({ stage }) => stage),
    enteredLate: runs.some((run) => run.done !== undefined && isAfter(run.done.recordedAt, limitOf(run))),
    acts: [...runs.map(({ done }) => done), course?.remake].filter((act) => act !== undefined),
  };
}

/** On the spot one act is all stages; where its decision was annulled, those of the general procedure follow. */
function runsOf(start: Act | undefined, course: CaseCourse | undefined): readonly StageRun[] {
  const filed: StageRun = { stage: 'FILED', rule: 'T-50', start, done: course?.one.filed };
  if (course === undefined) return [filed];
  const { one, remake, decided, served } = course;
  if (one.procedure === 'SIMPLE' && remake === undefined) return [filed];
  return [
    filed,
    { stage: 'DECIDED', rule: 'T-51', start: remake ?? one.filed, done: decided },
    { stage: 'SERVED', rule: 'T-58', start: decided, done: served },
  ];
}

/** A transfer that left in time and came back gives the stage that was open its full period again. */
function startOf(record: MustRecord, { rule, start, done }: StageRun): Act | undefined {
  if (start === undefined) return undefined;
  const { restart } = transferred(record, start, done && doneBy(done), (from = start) => ({
    limit: limitFrom(record, rule, startsAt(from)),
  }));
  return restart ?? start;
}
