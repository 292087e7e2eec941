import { countsAt, type Act } from '../act';
import { limitFrom, type StoredLimit } from '../must-record';
import type { PenaltyCourse } from './penalty-course';
import { isAfter, type Stage } from './row';

/** The stages of must 3: filed (T-50), decided (T-51), served (T-58), each from the act before. */
export interface Stages {
  /** The first that is not done; absent when all are, or the gate is shut. */
  readonly stage?: Stage;
  /** Of that stage; of the last one when all are done. */
  readonly limit: StoredLimit | undefined;
  readonly late: readonly Stage[];
  readonly acts: readonly Act[];
}

interface StageRun {
  readonly stage: Stage;
  readonly rule: string;
  readonly start: Act | undefined;
  readonly done: Act | undefined;
}

/** A transfer that came back gives the stage that was open its full period again. */
export function stagesOf({ record, opening, course }: PenaltyCourse, restart: Act | undefined): Stages {
  const runs: StageRun[] = [{ stage: 'FILED', rule: 'T-50', start: opening.start, done: course?.one.filed }];
  if (course !== undefined && course.one.procedure === 'GENERAL') {
    const { one, remake, decided, served } = course;
    runs.push({ stage: 'DECIDED', rule: 'T-51', start: remake ?? one.filed, done: decided });
    runs.push({ stage: 'SERVED', rule: 'T-58', start: decided, done: served });
  } else if (course?.remake !== undefined) {
    runs.push({ stage: 'DECIDED', rule: 'T-51', start: course.remake, done: course.decided });
    runs.push({ stage: 'SERVED', rule: 'T-58', start: course.decided, done: course.served });
  }
  const limitOf = ({ rule, start, done }: StageRun): StoredLimit | undefined => {
    if (start === undefined) return undefined;
    const again =
      restart !== undefined && restart.index > start.index && (done?.index ?? Infinity) > restart.index;
    return limitFrom(record, rule, countsAt(again ? restart : start));
  };
  const open = runs.find(({ done }) => done === undefined);
  const measured = open ?? runs.at(-1);
  return {
    ...(open === undefined || open.start === undefined ? {} : { stage: open.stage }),
    limit: measured && limitOf(measured),
    late: runs
      .filter((run) => run.done !== undefined && isAfter(countsAt(run.done), limitOf(run)))
      .map(({ stage }) => stage),
    acts: [
      ...runs.flatMap(({ done }) => done ?? []),
      ...(course?.remake === undefined ? [] : [course.remake]),
      ...(restart === undefined ? [] : [restart]),
    ],
  };
}
