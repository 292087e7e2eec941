import type { DerivedEvent, Facts, JsonObject } from '@mingjing/kernel';
import { publishedStrata } from '../algorithm/execute-draw';
import { resultHash, selectionHash } from '../algorithm/result-hashes';
import type { DrawState } from './draw-state';
import { recomputeDraw, type RecomputedDraw } from './recompute';

export const DRAW_ALGORITHM = 'mingjing-draw/v1';

/** DrawExecuted and TasksAssignedSealed of a draw whose secrets, and beacon, are all there. */
export function executionEvents(draw: DrawState, facts: Facts): readonly DerivedEvent[] {
  const drawn = recomputeDraw(facts, draw);
  const event = { stream: `draw/${draw.id}`, version: 1, algorithm: DRAW_ALGORITHM };
  return [
    { ...event, type: 'DrawExecuted', data: executed(drawn, facts) },
    {
      ...event,
      type: 'TasksAssignedSealed',
      data: { tasks: drawn.tasks.length, result: resultHash(drawn.result, facts.sha256) },
    },
  ];
}

function executed(drawn: RecomputedDraw, { sha256 }: Facts): JsonObject {
  const strata = publishedStrata(drawn).map(({ cutOff, ...stratum }) =>
    cutOff === null ? stratum : { ...stratum, cutOff },
  );
  return { seed: drawn.result.seed, strata, selection: selectionHash(drawn.result, sha256) };
}
