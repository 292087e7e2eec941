import {
  amountOf,
  canonicalJson,
  instantOf,
  isAmount,
  isClaimedTime,
  isDay,
  isRecordedTime,
  rejection,
  toHex,
  utf8,
  type Facts,
  type Json,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import type { CorrectionRecorded } from '../payloads/corrections';
import { approves, memberAt, signersOf } from './named-statement';

/** What a correction keeps towards the statement that it corrects. */
type CorrectionRule = (
  correction: Statement<CorrectionRecorded>,
  wrong: Statement,
  facts: Facts,
) => Rejection | undefined;

export const theMemberStandsAsItIsQuoted: CorrectionRule = ({ data }, wrong, facts) => {
  const { target, member, oldHash } = data;
  const value = memberAt(wrong, member);
  if (value === undefined) {
    return rejection(
      'member-missing',
      `The statement ${target} has no member "${member}": name the one that is wrong.`,
      { target, member },
    );
  }
  if (toHex(facts.sha256(utf8(canonicalJson(value)))) === oldHash) return undefined;
  return rejection(
    'old-value-differs',
    `The hash is not that of "${member}" as ${target} states it: read the entry again and hash what it says.`,
    { target, member },
  );
};

/** Signers and approvers correct. Whoever is neither is told so, whether there is such a statement or not. */
export function refuseWhoMayNotCorrect(
  { actor, data: { target } }: Statement<CorrectionRecorded>,
  wrong: Statement | undefined,
  facts: Facts,
): Rejection | undefined {
  const hasSigned = wrong !== undefined && signersOf(wrong).includes(actor);
  return hasSigned || approves(facts, actor)
    ? undefined
    : rejection(
        'correction-not-entitled',
        `${actor} has not signed ${target}: whoever signed it corrects it, or a head, a deputy or a legal reviewer.`,
        { actor, target },
      );
}

/** A corrected `occurredAt` is itself a claim of when something happened. */
export const aTimeOfAnActIsAMomentThatHasCome: CorrectionRule = ({ data }, _wrong, facts) => {
  const { member, newValue } = data;
  if (member !== 'occurredAt') return undefined;
  if (!isClaimedTime(newValue)) {
    return rejection(
      'corrected-time-unreadable',
      `"${newValue}" is no moment: write it like 2026-03-05T10:10:00.000+08:00.`,
      { newValue },
    );
  }
  return instantOf(newValue) <= instantOf(facts.recordedAt)
    ? undefined
    : rejection(
        'corrected-time-ahead',
        `Nothing can have happened at ${newValue}, which lies ahead: correct the moment.`,
        {
          newValue,
          recordedAt: facts.recordedAt,
        },
      );
};

/** By a corrected amount it is judged whether a fine is paid. */
export const anAmountIsReadable: CorrectionRule = ({ data: { member, newValue } }) =>
  !isAmount(member) || amountOf(newValue) !== undefined
    ? undefined
    : rejection(
        'corrected-amount-unreadable',
        `"${newValue}" is no amount: write it in fen and in digits alone, such as 300000 for 3,000 yuan.`,
        { member, newValue },
      );

/** By a corrected day it is judged when an order falls due, and the like. */
export const aDayIsCorrectedToADay: CorrectionRule = ({ data: { member, newValue } }, wrong) => {
  const stated = memberAt(wrong, member);
  return typeof stated !== 'string' || !isDay(stated) || isDay(newValue)
    ? undefined
    : rejection(
        'corrected-day-unreadable',
        `"${newValue}" is no day, and "${member}" is one: write it like 2026-03-05.`,
        { member, newValue },
      );
};

/** On times hang limits and dates, on amounts what is owed: nobody moves one alone. */
export const aTimeOrAmountTakesACosigner: CorrectionRule = ({ data, cosigners = [] }, wrong) => {
  const { target, member } = data;
  const what = isAmount(member) ? 'an amount' : isTime(memberAt(wrong, member)) ? 'a time' : undefined;
  return what === undefined || cosigners.length > 0
    ? undefined
    : rejection(
        'correction-cosigner-missing',
        `"${member}" is ${what}: another person must sign its correction too.`,
        { target, member },
      );
};

function isTime(value: Json | undefined): boolean {
  return typeof value === 'string' && (isClaimedTime(value) || isRecordedTime(value) || isDay(value));
}
