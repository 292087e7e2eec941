import { checklistAt, itemOf, planOf, plannedDraw } from '@mingjing/checklist/contracts';
import { rejection, streamId, type Policy } from '@mingjing/kernel';
import { drawIdFault } from '../algorithm/seed-faults';
import { ALGORITHM } from '../algorithm/types';
import type { DrawPlanned } from '../payloads/draw-planned';
import { drawOf, type DrawState } from './draw-state';
import { pairKey, rowOf, TABLE } from './tables';

export type PlanPolicy = Policy<DrawState, DrawPlanned>;

/** A second draw under the same drawId is impossible (draw.md, void). */
export const aDrawIsPlannedOnce: PlanPolicy = (draw) =>
  draw === undefined
    ? undefined
    : rejection('draw-exists', `A draw ${draw.id} is planned already. Give another one an id of its own.`, {
        draw: draw.id,
      });

export const theIdMustBeSound: PlanPolicy = (_draw, { stream }) => drawIdFault(streamId(stream)) ?? undefined;

export const theAlgorithmMustBeKnown: PlanPolicy = (_draw, { data }) =>
  data.algorithm === ALGORITHM
    ? undefined
    : rejection(
        'unknown-algorithm',
        `This ledger draws by ${ALGORITHM}, not by ${data.algorithm}. State the one that it draws by.`,
        {
          algorithm: data.algorithm,
        },
      );

export const thePlanMustForeseeTheDraw: PlanPolicy = (_draw, { data }, facts) => {
  const plan = planOf(facts, data.plan);
  const foreseen = plan && plannedDraw(plan, data.no);
  if (foreseen?.kind === data.kind) return undefined;
  const what =
    plan === undefined
      ? `No plan ${data.plan} is approved`
      : `The plan ${data.plan} foresees no draw ${data.no} of kind ${data.kind}`;
  return rejection('draw-not-in-plan', `${what}. Draw only what an approved plan foresees.`, {
    ...{ plan: data.plan, no: data.no, kind: data.kind },
  });
};

/** One draw only (rule T-06). After a void only a draw that names the voided one may follow. */
export const oneDrawStandsUnderANumber: PlanPolicy = (_draw, { data }, facts) => {
  const standing = rowOf<string>(facts, TABLE.drawNumber, pairKey(data.plan, data.no));
  if (standing === undefined || standing === data.replaces) return undefined;
  const voided = drawOf(facts, standing)?.voided !== undefined;
  const advice = voided ? 'It is voided: name it in "replaces".' : 'A draw is not repeated.';
  return rejection(
    'draw-number-used',
    `Draw ${data.no} of the plan ${data.plan} was planned as ${standing}. ${advice}`,
    { plan: data.plan, no: data.no, draw: standing },
  );
};

export const theItemsMustStandOnTheChecklist: PlanPolicy = (_draw, { data }, facts) => {
  const checklist = checklistAt(facts, data.checklist, facts.recordedAt);
  if (checklist === undefined) {
    const reason = `The checklist ${data.checklist} is not in force. What is not on a published list is not inspected.`;
    return rejection('checklist-unknown', reason, { checklist: data.checklist });
  }
  const item = data.items.find((code) => itemOf(checklist, code) === undefined);
  if (item === undefined) return undefined;
  const reason = `The checklist ${data.checklist} has no item ${item}. What is not on the list is not inspected.`;
  return rejection('item-not-on-checklist', reason, { checklist: data.checklist, item });
};

export const whoeverPlansIsTheOrganiser: PlanPolicy = (_draw, { actor, data }) =>
  data.organiser === actor
    ? undefined
    : rejection(
        'not-the-organiser',
        `The organiser ${data.organiser} plans the draw himself; ${actor} may not.`,
        {
          actor,
          organiser: data.organiser,
        },
      );
