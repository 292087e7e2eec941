import { rejection } from '@mingjing/kernel';
import type { RectificationOrdered } from '../payloads/rectification-ordered';
import type { OrderPolicy } from './order-policies';

/**
 * Nothing is left to recheck of an act that cannot be undone (domain handbook, §2.4), and of such an act nothing is
 * to be corrected by a date. Asked of new orders only (docs/adr/0017).
 */
export const whatIsDueIsRechecked: OrderPolicy<RectificationOrdered> = (_order, { data }) => {
  const one = data.findings.find(({ kind, recheck }) => kind === 'BY_DATE' && recheck?.needed === false);
  if (one === undefined) return undefined;
  const { finding } = one;
  const reason = `Finding ${finding} is to be corrected by a date, so it is rechecked after that: leave out "recheck", or order an act that cannot be undone as IMMEDIATE.`;
  return rejection('recheck-not-excused', reason, { finding });
};
