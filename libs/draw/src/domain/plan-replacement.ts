import { ratioDecision } from '@mingjing/checklist/contracts';
import { canonicalJson, rejection, type Json, type Plain } from '@mingjing/kernel';
import type { PoolOfficer } from '../algorithm/types';
import type { DrawPlanned } from '../payloads/draw-planned';
import { drawOf, frozenOf } from './draw-state';
import { readList } from './lists';
import { refuseTheInvolved } from './officer-pool';
import type { PlanPolicy } from './plan-place';
import { rowOf, TABLE } from './tables';

export const onlyAVoidedDrawIsReplaced: PlanPolicy = (_draw, { data }, facts) => {
  const { replaces } = data;
  if (replaces === undefined) return undefined;
  const voided = drawOf(facts, replaces);
  if (voided?.voided === undefined) {
    const reason = `The draw ${replaces} is not voided. Only a voided draw is replaced.`;
    return rejection('replaced-draw-stands', reason, { replaces });
  }
  const other = rowOf<string>(facts, TABLE.replacedBy, replaces);
  if (other === undefined && voided.plan.plan === data.plan && voided.plan.no === data.no) return undefined;
  const reason =
    other === undefined
      ? `The draw ${replaces} stood under another number of a plan; replace it under its own.`
      : `The draw ${replaces} is replaced already, by ${other}.`;
  return rejection('replaced-elsewhere', reason, { replaces, ...(other === undefined ? {} : { by: other }) });
};

/** Whoever knows the frozen register knows which share would suit him. */
export const noRatioIsDecidedAfterTheFreeze: PlanPolicy = (_draw, { data }, facts) => {
  const replaced = data.replaces === undefined ? undefined : drawOf(facts, data.replaces);
  const frozen = replaced && frozenOf(facts, replaced);
  if (frozen === undefined) return undefined;
  const late = data.strata.find(({ ratioDecision: named }) => {
    const decision = named === undefined ? undefined : ratioDecision(facts, named);
    return decision !== undefined && decision.index > frozen.index;
  });
  if (late === undefined) return undefined;
  const reason = `The ratio of stratum ${late.id} was decided after the register was frozen at entry ${frozen.index}. Name the decision that stood then.`;
  return rejection('ratio-after-freeze', reason, { stratum: late.id, frozen: frozen.index });
};

/** What the frozen register was made from. */
const KEPT = [
  ...['strata', 'exclude', 'coveredMeans', 'bandAlarm', 'weights', 'validOn', 'upstream'],
  ...['kind', 'checklist', 'items', 'area'],
] as const;

/** The old frozen register holds, strata unchanged (draw.md, void): only the secrets are new. */
export const whatWasFrozenStaysUnchanged: PlanPolicy = (_draw, { data }, facts) => {
  const replaced = data.replaces === undefined ? undefined : drawOf(facts, data.replaces);
  if (replaced === undefined || frozenOf(facts, replaced) === undefined) return undefined;
  const member = KEPT.find((name) => textOf(data, name) !== textOf(replaced.plan, name));
  if (member === undefined) return undefined;
  const reason = `The draw ${replaced.id} was frozen, and its register holds for the one that replaces it: "${member}" must be as it was.`;
  return rejection('replaced-draw-changed', reason, { replaces: replaced.id, member });
};

function textOf(plan: Plain<DrawPlanned>, name: (typeof KEPT)[number]): string | undefined {
  const value = (plan as unknown as Readonly<Record<string, Json | undefined>>)[name];
  return value === undefined ? undefined : canonicalJson(value);
}

/** A new organiser or contributor may stand in the pool that was frozen without him in mind. */
export const theInvolvedStayOutOfTheFrozenPool: PlanPolicy = (_draw, { data }, facts) => {
  const replaced = data.replaces === undefined ? undefined : drawOf(facts, data.replaces);
  const frozen = replaced && frozenOf(facts, replaced);
  if (frozen === undefined) return undefined;
  const officers = readList<PoolOfficer>(facts, frozen.lists.officers);
  return refuseTheInvolved(data, new Set(officers.map(({ id }) => id)));
};
