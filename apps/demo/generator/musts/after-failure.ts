import type { Chance } from '../chance/chance';
import { isImmediateGate } from '../county/violations';
import { laterBy } from '../story/moments';
import type { AfterFailure } from './found';
import type { FindingTruth } from '../truth/finding-truth';
import { orderFate, type OrderFate } from './fate';
import { orderCourse } from './order-course';
import { penaltyCourse } from './penalty-course';
import { RATES } from './rates';

/** Not corrected: a second order, the penalty that hung on it, or both. */
export const afterFailure: AfterFailure = (found, uncorrected, moment) => {
  const chance = found.chance.of('again');
  const onlyAfterOrder = uncorrected.every(({ violation }) => !isImmediateGate(violation.gate));
  const orders = !onlyAfterOrder || chance.happens(RATES.secondOrderWhereOnlyAfterOrder);
  const opened = uncorrected.filter(({ finding }) => opensNow(found.story.truth.of(finding), moment));
  const next = { ...found, chance, plot: {} };
  const penalty = penaltyCourse(next, opened, moment, 'penaltyAgain');
  if (!orders) return penalty.steps;
  const second = secondOrderFate(chance.of('second'));
  const order = orderCourse(next, second, uncorrected, laterBy(moment, 1), penalty.settledAt, 3);
  return [...penalty.steps, ...order];
};

/** Rechecked by the same rates, and then corrected. */
function secondOrderFate(chance: Chance): OrderFate {
  const fate = orderFate(chance);
  const recheck = fate.recheck === 'ON_SPOT' ? 'IN_TIME' : fate.recheck;
  return { ...fate, recheck, fails: false, withdrawn: 'NONE' };
}

/** Gates O and R open with the failure; a gate of both kinds opens again where its penalty was settled before. */
function opensNow({ gate, penalty }: FindingTruth, moment: number): boolean {
  if (!isImmediateGate(gate)) return true;
  if (gate !== 'I_O') return false;
  const before = (when: number | undefined): boolean => when !== undefined && when < moment;
  const { assessed, waived, decisionServedAt, onSpotAt } = penalty;
  return (
    (assessed?.reached === false && before(assessed.at)) ||
    (waived?.lawful === true && before(waived.at)) ||
    before(decisionServedAt) ||
    before(onSpotAt)
  );
}
