import { rejection } from '@mingjing/kernel';
import { rowOf, TABLE } from './tables';
import { upstreamOf } from './task-sources';
import type { PlanPolicy } from './plan-place';

/** The list of a higher level is not adjusted (rule T-04): all of its entities, only the officers by lot. */
export const theListMustAllowThisDraw: PlanPolicy = (_draw, { data }, facts) => {
  if (data.upstream === undefined) return undefined;
  const list = upstreamOf(facts, data.upstream);
  if (list === undefined) {
    const reason = `No list ${data.upstream} of a higher level was received. Record it first (UpstreamTasksReceived).`;
    return rejection('upstream-unknown', reason, { upstream: data.upstream });
  }
  const adjusted = data.strata.find(({ mode, parties }) => mode !== 'census' || parties !== undefined);
  if (adjusted !== undefined || data.exclude !== undefined) {
    const reason =
      'A list drawn by a higher level is not adjusted: every stratum is a census of one section, and nothing is excluded.';
    return rejection('upstream-list-adjusted', reason, { upstream: data.upstream });
  }
  const drawn = rowOf<string>(facts, TABLE.listDraw, data.upstream);
  if (drawn === undefined || drawn === data.replaces) return undefined;
  const reason = `The officers for the list ${data.upstream} are drawn by ${drawn}; a draw is not repeated.`;
  return rejection('upstream-list-drawn', reason, { upstream: data.upstream, draw: drawn });
};
