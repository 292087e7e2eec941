import { drawOf, type DrawState } from '@mingjing/draw/contracts';
import { rejection, type Facts } from '@mingjing/kernel';
import { Refused } from './problem';
import { textFrom } from './query-text';
import type { ReadingDesk } from './service';
import { reachSealed, type WaitedFor } from './true-at';

export interface ReachedDraw {
  readonly facts: Facts;
  readonly draw: DrawState;
}

/** The draw as it stands once the size that was asked for is sealed. */
export async function reachDraw(desk: ReadingDesk, id: string, asked: WaitedFor): Promise<ReachedDraw> {
  await reachSealed(desk.ledger, textFrom(asked, 'min-size'));
  const facts = desk.ledger.writer.facts();
  const draw = drawOf(facts, id);
  if (draw === undefined) throw new Refused(rejection('not-found', `There is no draw ${id}.`, { draw: id }));
  return { facts, draw };
}
