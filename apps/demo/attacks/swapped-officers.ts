import type { AssignedTask } from '../generator/story/reading';
import { ORGANISER } from '../generator/county/people';
import type { Transcript } from '@mingjing/draw';
import type { JsonObject } from '@mingjing/kernel';
import { recordAbsence } from './absences';
import type { Attack, Outcome, Try } from './attack';
import { chosenSubstitute } from './chosen-substitute';
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
  const [lastTask] = tasks.slice(-1);
  if (lastTask === undefined) throw new Error('The draw assigned nobody');
  const chosen = await chosenSubstitute(stage, draw.id, lastTask, transcript);
  const [last, through] = await swapUntilRefused(stage, tasks);
  const after = await stage.ledger.tasksOf(draw.id);
  const nextInLine = through.every((task) => isFirstSubstitute(task, after, transcript));
  const named = stage.act('OfficerReplaced', `task/${tasks[0]?.task ?? ''}`, {
    outgoing: tasks[0]?.lead ?? '',
    incoming: lastTask.lead ?? '',
  });
  return {
    no: 5,
    title: 'swap 16 % of the officers',
    tries: [
      ...invented,
      chosen,
      {
        tried: `have one officer after the other recorded absent, and replace him: ${String(through.length)} more of ${String(places)} places went through, the next would be more than 15 %`,
        outcome: last,
      },
      {
        tried: 'hope that friends come by themselves in these places, where nobody was passed over',
        outcome: exposedIf(
          nextInLine,
          'the order of substitutes in the transcript',
          'whoever came in each was the first substitute that the draw itself had put there',
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
