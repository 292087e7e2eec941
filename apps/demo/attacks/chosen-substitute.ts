import type { Transcript } from '@mingjing/draw';
import { ORGANISER } from '../generator/county/people';
import type { AssignedTask } from '../generator/story/reading';
import { recordAbsence } from './absences';
import type { Outcome, Try } from './attack';
import { exposedIf, type Stage } from './stage';

interface DrawPage {
  readonly alerts: readonly { readonly kind: string; readonly recordedAfter?: number }[];
  readonly departures?: { readonly recordedAfter: number };
}

/** So many stand before the friend. */
const BEFORE = 3;

/**
 * Organiser and registrar together: whoever stands before the friend in the order of the draw is recorded
 * absent once that order is known, and passed over. The ledger takes it, as it takes any true absence.
 */
export async function chosenSubstitute(
  stage: Stage,
  draw: string,
  { task, second = '' }: AssignedTask,
  { result }: Transcript,
): Promise<Try> {
  const line = result.assignments.find((one) => one.task === task)?.substitutes ?? [];
  const [before, friend = ''] = [line.slice(0, BEFORE), line[BEFORE]];
  for (const officer of [second, ...before]) await recordAbsence(stage, officer);
  const unavailable = before.map((officer) => ({ officer, reason: 'ABSENCE' }));
  const data = { out: second, reason: 'ABSENCE', unavailable };
  const taken = await stage.tries(ORGANISER, stage.act('ReplacementRequested', `task/${task}`, data));
  const tried = `with the registrar: record the second and the ${String(BEFORE)} substitutes before the friend ${friend} absent after the draw, and pass over them`;
  if (taken.kind !== 'SUCCEEDED') return { tried, outcome: taken };
  const tasks = await stage.ledger.tasksOf(draw);
  const came = tasks.find((one) => one.task === task)?.second;
  if (came !== friend) throw new Error(`Not the friend ${friend} came but ${String(came)}`);
  return { tried, outcome: await shown(stage, draw) };
}

async function shown(stage: Stage, draw: string): Promise<Outcome> {
  const { alerts, departures } = await stage.publicly<DrawPage>(`draws/${draw}`);
  const alert = alerts.find(({ kind }) => kind === 'PASSED_OVER');
  const after = departures?.recordedAfter ?? 0;
  return exposedIf(
    alert?.recordedAfter === BEFORE && after > BEFORE,
    `alert PASSED_OVER on /v1/draws/${draw} and /draws.html`,
    `the friend came, and everybody sees how: ${String(BEFORE)} substitutes passed over, ${String(after)} absences recorded after the draw`,
  );
}
