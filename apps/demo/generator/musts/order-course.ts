import { addDays } from '@mingjing/kernel';
import { HEAD } from '../county/people';
import { at, dayOf, laterBy, MINUTE, workingDay } from '../story/moments';
import type { Step } from '../story/step';
import type { Trace } from '../visits/visit';
import type { OrderFate } from './fate';
import { entered, truthOf, type Found } from './found';
import { issueOrder, type IssuedOrder } from './issue-order';
import { LIMITS } from './rates';
import { recheck } from './recheck';

/**
 * An order from its issue to its recheck, and what follows a recheck that fails. `settledAt`: when the
 * question of a penalty is settled, before which nobody closes a finding.
 */
export function orderCourse(
  found: Found,
  fate: OrderFate,
  traces: readonly Trace[],
  moment: number,
  settledAt: number,
  round = 1,
): readonly Step[] {
  const order = issueOrder(found, fate, traces, moment, round);
  if (fate.withdrawn !== 'NONE') return [...order.steps, ...withdraw(found, fate, order, traces, settledAt)];
  const extended = fate.extended ? extend(found, fate, order, traces) : [];
  return [...order.steps, ...extended, ...rechecked(found, fate, order, traces, settledAt)];
}

function rechecked(
  found: Found,
  fate: OrderFate,
  order: IssuedOrder,
  traces: readonly Trace[],
  settledAt: number,
): readonly Step[] {
  const { chance } = found;
  const limit = workingDay(dueOf(order) ?? dayOf(order.servedAt), LIMITS.recheckWorkingDays);
  switch (fate.recheck) {
    case 'ON_SPOT':
      return recheck(found, order, traces, order.servedAt + 2 * MINUTE, 'ON_SPOT', false);
    case 'IN_TIME':
      return recheck(found, order, traces, inTime(found, order, fate), 'SITE', fate.fails);
    case 'LATE':
      return recheck(
        found,
        order,
        traces,
        at(workingDay(limit, chance.whole(1, 15)), '15:10'),
        'SITE',
        fate.fails,
      );
    case 'CLOSED_INSTEAD':
      return closeInstead(
        found,
        traces,
        Math.max(at(workingDay(limit, chance.whole(5, 20)), '16:00'), settledAt),
      );
    case 'NEVER':
      return [];
    default:
      return fate.recheck satisfies never;
  }
}

/** Some entities are ready before their date, and then a success counts. */
function inTime({ chance }: Found, order: IssuedOrder, { fails, extended }: OrderFate): number {
  const due = dueOf(order);
  if (due === undefined) return at(workingDay(dayOf(order.servedAt), chance.whole(1, 9)), '10:20');
  if (!fails && !extended && chance.happens(0.1)) return at(workingDay(dayOf(order.servedAt), 2), '10:20');
  return at(workingDay(due, chance.whole(1, 9)), '10:20');
}

function dueOf(order: IssuedOrder): string | undefined {
  return order.truths[0]?.due;
}

function extend(
  found: Found,
  fate: OrderFate,
  order: IssuedOrder,
  traces: readonly Trace[],
): readonly Step[] {
  const due = dueOf(order);
  const moment = laterBy(order.servedAt, 3);
  if (due === undefined || dayOf(moment) >= due || fate.recheck === 'ON_SPOT') return [];
  const later = addDays(due, Math.min(7, fate.period));
  for (const truth of order.truths) truth.due = later;
  const data = {
    due: later,
    reason: '设施采购到货推迟，经申请同意延期',
    findings: traces.map(({ finding }) => finding),
  };
  return [entered(found, HEAD, [found.story.act('OrderExtended', order.stream, moment, data)])];
}

/** Withdrawn with its findings, or because the order was wrong: then the clock of must 1 runs anew. */
function withdraw(
  found: Found,
  fate: OrderFate,
  order: IssuedOrder,
  traces: readonly Trace[],
  settledAt: number,
): readonly Step[] {
  const { story, pictures } = found;
  const moment = laterBy(order.servedAt, 2);
  for (const truth of order.truths) truth.withdrawnAt = moment;
  const data = { reason: '文书引用条款有误', decider: HEAD };
  const withdrawn = entered(found, HEAD, [story.act('OrderWithdrawn', order.stream, moment, data)]);
  if (fate.withdrawn === 'ORDERED_ANEW') {
    const anew: OrderFate = { ...fate, withdrawn: 'NONE', fails: false, extended: false };
    return [withdrawn, ...orderCourse(found, anew, traces, laterBy(moment, 1), settledAt, 2)];
  }
  const acts = traces.map((trace) => {
    truthOf(found, trace).withdrawnAt = moment + 10 * MINUTE;
    const ground = { reason: '新证据表明违法事实不成立', evidence: pictures.slice(0, 1) };
    return story.act('FindingWithdrawn', `finding/${trace.finding}`, moment + 10 * MINUTE, ground);
  });
  return [withdrawn, entered(found, HEAD, acts)];
}

function closeInstead(found: Found, traces: readonly Trace[], moment: number): readonly Step[] {
  const acts = traces.map((trace) => {
    truthOf(found, trace).closedAt = moment;
    return found.story.act('FindingClosed', `finding/${trace.finding}`, moment, { reason: '资料归档' });
  });
  return [entered(found, found.visit.leadActor, acts)];
}
