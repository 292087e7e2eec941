import { instantOf, isClaimedTime, isDay, rejection } from '@mingjing/kernel';
import type { DrawPlanned } from '../payloads/draw-planned';
import type { PlanPolicy } from './plan-place';

/** In the order in which they must pass. */
function timesOf({ commitBy, revealBy, unblind }: DrawPlanned): readonly (readonly [string, string])[] {
  return [
    ['commitBy', commitBy],
    ['revealBy', revealBy],
    ['unblind.officers', unblind.officers],
    ['unblind.entity', unblind.entity],
  ];
}

export const theTimesMustBeReal: PlanPolicy = (_draw, { data }) => {
  const [member, value] = timesOf(data).find(([, moment]) => !isClaimedTime(moment)) ?? [
    'validOn',
    data.validOn,
  ];
  if (member === 'validOn' && isDay(data.validOn)) return undefined;
  return rejection('time-not-real', `${value} in ${member} is no real day or moment; correct it.`, {
    member,
    value,
  });
};

/** Officers are told before the entity, or at the same moment. */
export const theTimesMustFollowOneAnother: PlanPolicy = (_draw, { data }) => {
  const times = timesOf(data);
  for (const [at, [member, value]] of times.entries()) {
    const [before, earlier] = times[at - 1] ?? [member, ''];
    const mayBeEqual = member === 'unblind.entity';
    const gap = instantOf(value) - instantOf(earlier);
    if (gap > 0 || (mayBeEqual && gap === 0) || earlier === '') continue;
    return rejection('times-out-of-order', `${member} must come after ${before}; move one of the two.`, {
      [before]: earlier,
      [member]: value,
    });
  }
  return undefined;
};

export const theCommitmentsMustLieAhead: PlanPolicy = (_draw, { data }, facts) =>
  instantOf(data.commitBy) > instantOf(facts.recordedAt)
    ? undefined
    : rejection(
        'commit-by-passed',
        'commitBy has passed already; a draw is planned before its secrets are due.',
        {
          commitBy: data.commitBy,
          recordedAt: facts.recordedAt,
        },
      );
