import type { AssignedTask } from '../generator/story/reading';
import { ORGANISER } from '../generator/county/people';
import type { Transcript } from '@mingjing/draw';
import type { Attack, Outcome } from './attack';
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
  const [last, swapped] = await swapUntilRefused(stage, tasks);
  const after = await stage.ledger.tasksOf(draw.id);
  const nextInLine = swapped.every((task) => isFirstSubstitute(task, after, transcript));
  const named = stage.act('OfficerReplaced', `task/${tasks[0]?.task ?? ''}`, {
    outgoing: tasks[0]?.lead ?? '',
    incoming: tasks.at(-1)?.lead ?? '',
  });
  return {
    no: 5,
    title: 'swap 16 % of the officers',
    tries: [
      {
        tried: `replace one officer after the other: ${String(swapped.length)} of ${String(places)} places went through, the next would be more than 15 %`,
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

async function swapUntilRefused(
  stage: Stage,
  tasks: readonly AssignedTask[],
): Promise<readonly [last: Outcome, swapped: readonly AssignedTask[]]> {
  const swapped: AssignedTask[] = [];
  for (const task of tasks) {
    const data = { out: task.second ?? '', reason: 'ABSENCE' };
    const outcome = await stage.tries(
      ORGANISER,
      stage.act('ReplacementRequested', `task/${task.task}`, data),
    );
    if (outcome.kind !== 'SUCCEEDED') return [outcome, swapped];
    swapped.push(task);
  }
  return [{ kind: 'SUCCEEDED' }, swapped];
}

function isFirstSubstitute(
  { task }: AssignedTask,
  after: readonly AssignedTask[],
  transcript: Transcript,
): boolean {
  const drawn = transcript.result.assignments.find((one) => one.task === task);
  return after.find((one) => one.task === task)?.second === drawn?.substitutes[0];
}
