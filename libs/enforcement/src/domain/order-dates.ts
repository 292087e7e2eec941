import { chinaDay, rejection, type Policy } from '@mingjing/kernel';
import type { RectificationOrdered } from '../payloads/rectification-ordered';
import { daysBetween } from './day-count';

/** No rule of the preset gives longer to correct; a slip in the year lies beyond it. */
const MOST_DAYS = 366;

/** A day in a wrong century never falls due, and its recheck with it. Asked of new orders only (docs/adr/0017). */
export const everyDateLiesWithinAYear: Policy<unknown, RectificationOrdered> = (
  _order,
  { data, occurredAt },
) => {
  const ordered = chinaDay(occurredAt);
  const far = data.findings.find(({ due }) => due !== undefined && daysBetween(ordered, due) > MOST_DAYS);
  if (far?.due === undefined) return undefined;
  const { finding, due } = far;
  const reason = `Finding ${finding} would fall due on ${due}, more than a year after the order: correct the year. Who needs longer has the date extended.`;
  return rejection('due-too-far', reason, { finding, due, ordered });
};
