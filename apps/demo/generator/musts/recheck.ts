import { CLERK } from '../county/people';
import { MINUTE } from '../story/moments';
import type { Step } from '../story/step';
import type { Trace } from '../visits/visit';
import { entered, type Found } from './found';
import type { IssuedOrder } from './issue-order';

/** Share of rechecks before which the entity reports in writing. */
const ENTITY_REPORTS = 0.7;

/** The officers come back: what is corrected is done with, what is not goes on. */
export function recheck(
  found: Found,
  order: IssuedOrder,
  traces: readonly Trace[],
  moment: number,
  mode: 'ON_SPOT' | 'SITE',
  fails: boolean,
): readonly Step[] {
  const { story, visit, chance } = found;
  const uncorrected = fails
    ? traces.filter((_, i) => i === 0 || chance.of('uncorrected', i).happens(0.5))
    : [];
  const before = story.file('样例整改前照片', order.stream);
  const after = story.file('样例整改后照片', order.stream);
  for (const [i, trace] of traces.entries()) {
    const truth = order.truths[i];
    if (truth === undefined) continue;
    truth.recheckedAt = moment;
    truth.corrected = !uncorrected.includes(trace);
  }
  const data = {
    mode,
    findings: traces.map((trace) => ({
      finding: trace.finding,
      corrected: uncorrected.includes(trace) ? (chance.happens(0.5) ? 'NO' : 'PARTLY') : 'YES',
      evidence: [before.sha256, after.sha256],
    })),
  };
  const act = story.act('RecheckPerformed', order.stream, moment, data, { cosigners: [visit.secondActor] });
  return [
    ...(mode === 'SITE' ? reported(found, order, moment) : []),
    entered(found, visit.leadActor, [act], [before, after]),
    ...(uncorrected.length === 0 ? [] : found.afterFailure(found, uncorrected, moment)),
  ];
}

/** The entity says that it has corrected: the clerk enters it the day before. */
function reported(found: Found, { stream, servedAt }: IssuedOrder, moment: number): readonly Step[] {
  const { story, chance } = found;
  const when = moment - 50 * MINUTE;
  if (!chance.happens(ENTITY_REPORTS) || when < servedAt + 60 * MINUTE) return [];
  const paper = story.file('样例整改报告', stream);
  const act = story.act('RectificationReported', stream, when, { evidence: [paper.sha256] });
  return [entered(found, CLERK, [act], [paper])];
}
