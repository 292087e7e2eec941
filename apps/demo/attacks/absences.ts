import { REGISTRAR } from '../generator/county/people';
import { dayOf } from '../generator/story/moments';
import type { Stage } from './stage';

/** The registrar says of an officer that he is away today, true or not: the ledger cannot know. */
export async function recordAbsence(stage: Stage, officer: string): Promise<void> {
  const day = dayOf(stage.server.now);
  const act = stage.act('AbsenceRecorded', `officer/${officer}`, { from: day, to: day });
  const outcome = await stage.tries(REGISTRAR, act);
  if (outcome.kind !== 'SUCCEEDED') throw new Error('The registrar could not record an absence');
}
