import type { AssignedTask } from '../generator/story/reading';
import { ORGANISER, REGISTRAR } from '../generator/county/people';
import { dayOf } from '../generator/story/moments';
import type { Transcript } from '@mingjing/draw';
import type { JsonObject } from '@mingjing/kernel';
import type { Attack, Outcome, Try } from './attack';
import { exposedIf, type Stage } from './stage';
import type { Course } from './the-draws';

/** 5: officers report absent one after the other, until a friend holds the place. */
export async function swappedOfficers(
  stage: Stage,
  { draw }: Course,
  transcript: Transcript,
): Promise<Attack> {
  const tasks = (await stage.ledger.tasksOf(draw.id)).filter(({ lead }) => lead !== undefined);
  const places = 2 * tasks.length;
  const invented = await inventedAbsences(stage, tasks, transcript);
  const [last, through] = await swapUntilRefused(stage, tasks);
  const after = await stage.ledger.tasksOf(draw.id);
  const nextInLine = through.every((task) => isFirstSubstitute(task, after, transcript));
  const named = stage.act('OfficerReplaced', `task/${tasks[0]?.task ?? ''}`, {
    outgoing: tasks[0]?.lead ?? '',
    incoming: tasks.at(-1)?.lead ?? '',
  });
  return {
    no: 5,
    title: 'swap 16 % of the officers',
    tries: [
      ...invented,
      {
        tried: `have one officer after the other recorded absent, and replace him: ${String(through.length)} of ${String(places)} places went through, the next would be more than 15 %`,
        outcome: last,
      },
      {
        tried: 'bring in a friend in the places below the cap',
        outcome: exposedIf(
          nextInLine,
          'the order of substitutes in the transcript',
          'whoever came in each place was the first substitute that the draw itself had put there',
        ),
      },
      { tried: 'name the friend directly', outcome: await stage.tries(ORGANISER, named) },
    ],
  };
}

/** Whoever could call people absent would choose among the substitutes: the registers say who is. */
async function inventedAbsences(
  stage: Stage,
  tasks: readonly AssignedTask[],
  { result }: Transcript,
): Promise<readonly Try[]> {
  const [task] = tasks;
  const drawn = result.assignments.find((one) => one.task === task?.task);
  if (task?.second === undefined || drawn === undefined) throw new Error('The draw assigned nobody');
  const swap = (more: JsonObject = {}): Promise<Outcome> => swapped(stage, task, more);
  const withoutRecord = await swap();
  await recordAbsence(stage, task.second);
  const unavailable = drawn.substitutes.slice(0, 1).map((officer) => ({ officer, reason: 'ABSENCE' }));
  return [
    { tried: 'replace an officer of whom no register says that he is away', outcome: withoutRecord },
    {
      tried: 'pass over the first substitute, who is not away either, to let the next one come',
      outcome: await swap({ unavailable }),
    },
  ];
}

function swapped(stage: Stage, { task, second = '' }: AssignedTask, more: JsonObject = {}): Promise<Outcome> {
  const data = { out: second, reason: 'ABSENCE', ...more };
  return stage.tries(ORGANISER, stage.act('ReplacementRequested', `task/${task}`, data));
}

async function recordAbsence(stage: Stage, officer: string): Promise<void> {
  const day = dayOf(stage.server.now);
  const outcome = await stage.tries(
    REGISTRAR,
    stage.act('AbsenceRecorded', `officer/${officer}`, { from: day, to: day }),
  );
  if (outcome.kind !== 'SUCCEEDED') throw new Error('The registrar could not record an absence');
}

async function swapUntilRefused(
  stage: Stage,
  tasks: readonly AssignedTask[],
): Promise<readonly [last: Outcome, through: readonly AssignedTask[]]> {
  const through: AssignedTask[] = [];
  for (const task of tasks) {
    await recordAbsence(stage, task.second ?? '');
    const outcome = await swapped(stage, task);
    if (outcome.kind !== 'SUCCEEDED') return [outcome, through];
    through.push(task);
  }
  return [{ kind: 'SUCCEEDED' }, through];
}

function isFirstSubstitute(
  { task }: AssignedTask,
  after: readonly AssignedTask[],
  transcript: Transcript,
): boolean {
  const drawn = transcript.result.assignments.find((one) => one.task === task);
  return after.find((one) => one.task === task)?.second === drawn?.substitutes[0];
}
