import {
  chinaDay,
  type Decide,
  type Facts,
  isDay,
  rejection,
  type Rejection,
  type Statement,
  under,
} from '@mingjing/kernel';
import type { ChecklistPublished, ChecklistRevised } from '../payloads/checklist-events';
import type { Checklist } from './checklist';

type Content = ChecklistPublished | ChecklistRevised;

export const publishChecklist: Decide<Checklist, ChecklistPublished> = under([
  aChecklistIsPublishedOnce,
  everyItemHasItsOwnCode,
  theEffectiveDayIsReal,
]);

/** Dynamic adjustment (动态调整): by whole new versions, and never for days that have passed. */
export const reviseChecklist: Decide<Checklist, ChecklistRevised> = under([
  versionsFollowEachOther,
  everyItemHasItsOwnCode,
  theEffectiveDayIsReal,
  aRevisionDoesNotReachIntoThePast,
]);

function aChecklistIsPublishedOnce(state: Checklist | undefined): Rejection | undefined {
  if (state === undefined) return undefined;
  const reason = 'This checklist is already published; revise it with ChecklistRevised.';
  return rejection('checklist-exists', reason, { checklist: state.id, version: state.versions.length });
}

function versionsFollowEachOther(
  state: Checklist | undefined,
  { data, stream }: Statement<ChecklistRevised>,
): Rejection | undefined {
  if (state === undefined) {
    const reason = 'There is no checklist under this id to revise; publish it first.';
    return rejection('checklist-unknown', reason, { checklist: stream });
  }
  const next = state.versions.length + 1;
  if (data.version === next) return undefined;
  const reason = `The next version of this checklist is ${next}, not ${data.version}; look at what stands and revise that.`;
  return rejection('checklist-version-gap', reason, { expected: next, version: data.version });
}

function everyItemHasItsOwnCode(_state: unknown, { data }: Statement<Content>): Rejection | undefined {
  const codes = data.items.map(({ code }) => code);
  const code = codes.find((one, place) => codes.indexOf(one) < place);
  if (code === undefined) return undefined;
  const reason = `Two items carry the code ${code}; answers could not be told apart. Give each its own.`;
  return rejection('item-code-twice', reason, { code });
}

function theEffectiveDayIsReal(_state: unknown, { data }: Statement<Content>): Rejection | undefined {
  if (isDay(data.effectiveFrom)) return undefined;
  const reason = `${data.effectiveFrom} is not a day of the calendar; correct effectiveFrom.`;
  return rejection('day-not-real', reason, { member: 'effectiveFrom', day: data.effectiveFrom });
}

/** What was in force on a past day must not change afterwards, or past visits would change their measure. */
function aRevisionDoesNotReachIntoThePast(
  state: Checklist | undefined,
  { data }: Statement<ChecklistRevised>,
  facts: Facts,
): Rejection | undefined {
  const today = chinaDay(facts.recordedAt);
  const standing = state?.versions.at(-1)?.effectiveFrom ?? today;
  const earliest = standing > today ? standing : today;
  if (data.effectiveFrom >= earliest) return undefined;
  const reason = `A revision can take effect from ${earliest} on, not from ${data.effectiveFrom}.`;
  return rejection('checklist-effective-in-the-past', reason, {
    earliest,
    effectiveFrom: data.effectiveFrom,
  });
}
