import { rejection, under, type Decide } from '@mingjing/kernel';
import type { PoolOfficer } from '../algorithm/types';
import type { DrawResultCountersigned } from '../payloads/draw-course';
import { drawMustBeExecuted, drawMustBePlanned, drawMustNotBeVoided, type DrawPolicy } from './draw-policies';
import { frozenOf, type DrawState } from './draw-state';
import { readList } from './lists';
import { inPool, isOfPool } from './officer-pool';

type CountersignPolicy = DrawPolicy<DrawResultCountersigned>;

const aResultIsCountersignedOnce: CountersignPolicy = (draw) =>
  draw?.countersigned === undefined
    ? undefined
    : rejection(
        'already-countersigned',
        `The result is countersigned by ${draw.countersigned.by} already; go on with the draw.`,
        {
          by: draw.countersigned.by,
        },
      );

const theCountersignerIsNotTheOrganiser: CountersignPolicy = (draw, { actor }) =>
  draw?.plan.organiser === actor
    ? rejection(
        'organiser-countersigns',
        'The organiser cannot countersign his own draw; another person of legal affairs does.',
        {
          actor,
        },
      )
    : undefined;

const theCountersignerIsNotInThePool: CountersignPolicy = (draw, { actor }, facts) => {
  const frozen = draw && frozenOf(facts, draw);
  if (frozen === undefined || !actor.startsWith('officer/')) return undefined;
  const officers = readList<PoolOfficer>(facts, frozen.lists.officers);
  return isOfPool(actor, new Set(officers.map(({ id }) => id))) ? inPool(actor) : undefined;
};

const onlyTheSealedResultIsSigned: CountersignPolicy = (draw, { data }) =>
  draw?.sealed?.result === data.result
    ? undefined
    : rejection(
        'result-differs',
        'This is not the hash of the sealed result of the draw. Compare it again before signing.',
        {
          signed: data.result,
          sealed: draw?.sealed?.result ?? '',
        },
      );

/** From here on the assignments are revealed, each side at its time. */
export const countersignResult: Decide<DrawState, DrawResultCountersigned> = under([
  drawMustBePlanned,
  drawMustNotBeVoided,
  drawMustBeExecuted,
  aResultIsCountersignedOnce,
  theCountersignerIsNotTheOrganiser,
  theCountersignerIsNotInThePool,
  onlyTheSealedResultIsSigned,
]);
