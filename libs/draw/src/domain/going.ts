import { chinaTime, instantOf, type Facts } from '@mingjing/kernel';
import { taskOf } from './assignment';
import { drawOf } from './draw-state';

/** Whether the head has granted that the officer (id of the register) stands aside in this task (Penalty Law Art. 43). */
export function mustStandAside(facts: Facts, task: string, officer: string): boolean {
  const recusals = taskOf(facts, task)?.recusals ?? [];
  return recusals.some((one) => one.officer === officer && one.granted === true);
}

/** The moment before which nobody knew whom the draw sends to this task; undefined where no draw does. */
export function sentSince(facts: Facts, task: string): { readonly at: string } | undefined {
  const { drawId = '', called } = taskOf(facts, task) ?? {};
  const draw = drawOf(facts, drawId);
  if (draw?.countersigned === undefined) return undefined;
  const since = [
    draw.plan.unblind.officers,
    draw.countersigned.recordedAt,
    ...(called ? [called.recordedAt] : []),
  ];
  return { at: chinaTime(Math.max(...since.map(instantOf))) };
}
