import type { Step } from '../story/step';
import { atOnce, type Trace } from '../visits/visit';
import type { Fate } from './fate';
import type { Found } from './found';
import { orderCourse } from './order-course';
import { penaltyCourse } from './penalty-course';

/** From the order on: its course, and that of the penalty beside it. */
export function ordered(
  found: Found,
  fate: Fate,
  confirmed: readonly Trace[],
  confirmedAt: number,
  orderAt: number,
): readonly Step[] {
  if (fate.order.withdrawn === 'WITH_FINDINGS')
    return orderCourse(found, fate.order, confirmed, orderAt, confirmedAt);
  const penalty = penaltyCourse(found, confirmed.filter(atOnce), confirmedAt, 'penalty');
  const order = orderCourse(found, fate.order, confirmed, orderAt, penalty.settledAt);
  return [...penalty.steps, ...order];
}
