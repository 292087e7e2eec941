import { planOf, plannedDraw } from '@mingjing/checklist/contracts';
import { addDays, chinaDay, instantOf, rejection } from '@mingjing/kernel';
import { drawOf, frozenOf } from './draw-state';
import type { PlanPolicy } from './plan-place';

const DAY = 86_400_000;
/** So long at most each side waits for what it is to be told. */
const MOST_DAYS = 60;
/** So long after the period the last visits of a draw may be made. */
const DAYS_AFTER = 31;

/** A draw that is never unblinded is never published, and stands in the way of every later freeze of the year. */
const eachSideIsToldInTime: PlanPolicy = (_draw, { data: { revealBy, unblind } }) => {
  const waits = [
    ['unblind.officers', unblind.officers, 'revealBy', revealBy],
    ['unblind.entity', unblind.entity, 'unblind.officers', unblind.officers],
  ] as const;
  const late = waits.find(([, at, , after]) => instantOf(at) - instantOf(after) > MOST_DAYS * DAY);
  if (late === undefined) return undefined;
  const [member, value, before, earlier] = late;
  const reason = `${member} lies more than ${MOST_DAYS} days after ${before}; move it to ${MOST_DAYS} days after it at the latest.`;
  return rejection('unblinding-too-late', reason, { [before]: earlier, [member]: value });
};

/** Drawn is by the moment at which the secrets are revealed. What replaces a voided draw comes when it can. */
const itIsDrawnInItsPeriod: PlanPolicy = (_draw, { data }, facts) => {
  const plan = planOf(facts, data.plan);
  const period = plan && plannedDraw(plan, data.no);
  const day = chinaDay(data.revealBy);
  const isReplacing = data.replaces !== undefined;
  if (period === undefined || isReplacing || (period.from <= day && day <= period.to)) return undefined;
  const reason = `The plan ${data.plan} foresees draw ${data.no} from ${period.from} to ${period.to}; revealBy is on ${day}. Move it into that period.`;
  return rejection('draw-outside-period', reason, { from: period.from, to: period.to, day });
};

/** Whoever chooses the day freely chooses one on which somebody is absent. A register that was frozen keeps its day. */
const officersAreThereWhenTheyVisit: PlanPolicy = (_draw, { data }, facts) => {
  const plan = planOf(facts, data.plan);
  const period = plan && plannedDraw(plan, data.no);
  const replaced = drawOf(facts, data.replaces ?? '');
  if (period === undefined || (replaced !== undefined && frozenOf(facts, replaced) !== undefined)) {
    return undefined;
  }
  const drawn = chinaDay(data.revealBy);
  const last = addDays(drawn > period.to ? drawn : period.to, DAYS_AFTER);
  if (drawn <= data.validOn && data.validOn <= last) return undefined;
  const reason = `validOn is a day of the visits: from ${drawn}, when the draw is made, to ${last}; it says ${data.validOn}.`;
  return rejection('valid-on-out-of-bounds', reason, { validOn: data.validOn, from: drawn, to: last });
};

/** Asked of new plans only (docs/adr/0017). */
export const theTimesMustBeBounded: PlanPolicy = (draw, statement, facts) =>
  eachSideIsToldInTime(draw, statement, facts) ??
  itIsDrawnInItsPeriod(draw, statement, facts) ??
  officersAreThereWhenTheyVisit(draw, statement, facts);
