import { instantOf, rejection, under, type Decide, type Facts, type Rejection } from '@mingjing/kernel';
import type { DrawVoided } from '../payloads/draw-course';
import { beaconKnownAt } from './beacon-moment';
import { drawMustBePlanned, drawMustNotBeVoided, type DrawPolicy } from './draw-policies';
import { progressOf } from './draw-questions';
import type { DrawState } from './draw-state';

type VoidPolicy = DrawPolicy<DrawVoided>;

/** Once somebody knows his task, a void would be a second draw. */
const nothingMustBeRevealedYet: VoidPolicy = (draw, _statement, facts) => {
  const { OFFICERS, ENTITY } = progressOf(facts, draw?.id ?? '');
  if (OFFICERS + ENTITY === 0) return undefined;
  const reason =
    'Assignments of this draw are revealed already. A list once formed is not adjusted; close single tasks with their reasons.';
  return rejection('draw-unblinded', reason, { draw: draw?.id ?? '', revealed: OFFICERS + ENTITY });
};

const theCauseMustBeProved: VoidPolicy = (draw, { data }, facts) => {
  if (draw === undefined) return undefined;
  switch (data.cause) {
    case 'ABANDONED':
      return refuseUnlessAbandoned(draw);
    case 'BEACON_MISSING':
      return refuseUnlessBeaconMissing(draw, facts);
    case 'WRONG_INPUT':
      return data.proof === undefined && data.documents === undefined
        ? causeUnproved(PROVE_IT, data.cause)
        : undefined;
    case 'ORDERED_BY_AUTHORITY':
      return data.document === undefined
        ? causeUnproved('Name the document by which the authority ordered the void.', data.cause)
        : undefined;
    default:
      return unknownCause(data.cause);
  }
};

/** Whoever dislikes a result cannot call it abandoned: somebody must have kept silent past his time. */
function refuseUnlessAbandoned({ executed, overdue }: DrawState): Rejection | undefined {
  if (executed === undefined && overdue.length > 0) return undefined;
  return causeUnproved(
    'The draw is not abandoned: it is executed, or no contributor is overdue.',
    'ABANDONED',
  );
}

function refuseUnlessBeaconMissing({ plan, executed }: DrawState, facts: Facts): Rejection | undefined {
  const known = plan.beacon && beaconKnownAt(plan.beacon);
  const isDue = instantOf(facts.recordedAt) > Math.max(instantOf(plan.revealBy), known ?? 0);
  if (plan.beacon !== undefined && executed === undefined && isDue) return undefined;
  return causeUnproved(
    'No beacon is missing: the draw has none, is executed, or the time at which it is known is not over.',
    'BEACON_MISSING',
  );
}

export const PROVE_IT =
  'A wrong input is proved by documents: hand in their files, and name them in `documents`.';

export function causeUnproved(reason: string, cause: DrawVoided['cause']): Rejection {
  return rejection('void-cause-unproved', reason, { cause });
}

/** Public and counted for ever; whatever the draw set in motion is taken back (see the fact rows). */
export const voidDraw: Decide<DrawState, DrawVoided> = under([
  drawMustBePlanned,
  drawMustNotBeVoided,
  nothingMustBeRevealedYet,
  theCauseMustBeProved,
]);

function unknownCause(cause: never): never {
  throw new Error(`No draw is voided for ${String(cause)}`);
}
