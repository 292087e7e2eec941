import { instantOf, recordedTime, type Deadline, type DeadlineDefinition } from '@mingjing/kernel';
import type { OVERDUE_DEADLINES } from '../payloads/seed-events';
import { drawOf, missingOf, type DrawState } from './draw-state';

type OverdueDeadline = (typeof OVERDUE_DEADLINES)[number];

const KIND = 'draw-overdue';

/** Lifted when nobody is missing any more, or the draw is voided; by nobody otherwise. */
export function overdueDeadline({ id, plan, planned }: DrawState, deadline: OverdueDeadline): Deadline {
  const moment = deadline === 'COMMIT' ? plan.commitBy : plan.revealBy;
  return {
    kind: KIND,
    key: `${id} ${deadline}`,
    due: recordedTime(instantOf(moment)),
    cause: planned.id,
    data: { draw: id, deadline },
  };
}

/** An abandoned draw stays visible: who kept silent is public. */
export const revealOverdue: DeadlineDefinition = {
  kind: KIND,
  fire: ({ data }, facts) => {
    const { draw: id, deadline } = data as { draw: string; deadline: OverdueDeadline };
    const draw = drawOf(facts, id);
    if (draw === undefined) throw new Error(`A deadline speaks of the draw ${id}, which does not stand`);
    const missing = missingOf(draw, deadline === 'COMMIT' ? draw.commitments : draw.reveals);
    const event = { stream: `draw/${id}`, type: 'RevealOverdue', version: 1, algorithm: 'draw-overdue/v1' };
    return [{ ...event, data: { deadline, missing } }];
  },
};
