import type { Chance } from '../chance/chance';
import { RATES } from './rates';

export type Recheck = 'ON_SPOT' | 'IN_TIME' | 'LATE' | 'CLOSED_INSTEAD' | 'NEVER';
export type Withdrawal = 'NONE' | 'WITH_FINDINGS' | 'ORDERED_ANEW';

/** What becomes of one order. */
export interface OrderFate {
  readonly kind: 'IMMEDIATE' | 'BY_DATE';
  /** Calendar days between service and due date, before rolling. */
  readonly period: number;
  readonly extended: boolean;
  readonly withdrawn: Withdrawal;
  readonly recheck: Recheck;
  readonly fails: boolean;
}

export type Outcome = 'GENERAL' | 'SIMPLE' | 'WAIVED' | 'WAIVED_WITHOUT_POWER' | 'NOTHING' | 'POLICE';

/** What becomes of the findings of a visit whose penalty standard is reached. */
export interface PenaltyFate {
  readonly outcome: Outcome;
  readonly filedLate: boolean;
  readonly decidedLate: boolean;
  readonly reviewReturned: boolean;
  readonly discussed: boolean;
  readonly hearing: boolean;
  readonly annulled: boolean;
}

export interface TransferFate {
  readonly comesBack: boolean;
}

/** What becomes of what a visit found. */
export interface Fate {
  readonly answeredLate: boolean;
  /** Working days from the trace to the order; 0: the same day. */
  readonly orderDelay: number;
  readonly transfer?: TransferFate;
  readonly order: OrderFate;
}

export function orderFate(chance: Chance): OrderFate {
  const kind = chance.happens(RATES.immediate) ? 'IMMEDIATE' : 'BY_DATE';
  const period = Math.min(30, Math.max(5, Math.round(15 + 7 * chance.normal())));
  const onSpot = kind === 'IMMEDIATE' && chance.happens(RATES.onSpotOfImmediate);
  const recheck = onSpot ? 'ON_SPOT' : recheckFate(chance);
  const withdrawn = chance.happens(RATES.withdrawn) ? withdrawal(chance) : 'NONE';
  return {
    kind,
    period,
    extended: kind === 'BY_DATE' && chance.happens(RATES.extended / (1 - RATES.immediate)),
    withdrawn: onSpot ? 'NONE' : withdrawn,
    recheck,
    fails: !onSpot && chance.happens(RATES.recheckFails / (1 - RATES.immediate * RATES.onSpotOfImmediate)),
  };
}

export function fateOf(chance: Chance): Fate {
  const answeredLate = chance.happens(RATES.answeredLate);
  const sameDay = !chance.happens(RATES.orderNotSameDay);
  const transferred = chance.happens(RATES.transferredToDepartment);
  const comesBack = chance.happens(RATES.transferComesBack);
  return {
    answeredLate,
    orderDelay: sameDay ? 0 : chance.whole(1, 5),
    ...(transferred ? { transfer: { comesBack } } : {}),
    order: orderFate(chance.of('order')),
  };
}

export function penaltyFate(chance: Chance): PenaltyFate {
  return {
    outcome: outcomeOf(chance),
    filedLate: chance.happens(RATES.filedLate),
    decidedLate: chance.happens(RATES.decidedLate),
    reviewReturned: chance.happens(RATES.reviewReturned),
    discussed: chance.happens(RATES.discussed),
    hearing: chance.happens(RATES.hearing),
    annulled: chance.happens(RATES.annulled),
  };
}

function outcomeOf(chance: Chance): Outcome {
  if (chance.happens(RATES.transferredToPolice)) return 'POLICE';
  const way = chance.unit();
  if (way < RATES.waivedLawfully) return 'WAIVED';
  if (way < RATES.waivedLawfully + RATES.notPenalised) {
    return chance.happens(RATES.notPenalisedByWaiver) ? 'WAIVED_WITHOUT_POWER' : 'NOTHING';
  }
  return chance.happens(RATES.simple) ? 'SIMPLE' : 'GENERAL';
}

function recheckFate(chance: Chance): Recheck {
  const when = chance.unit();
  if (when < RATES.recheckNever) return chance.happens(RATES.neverButClosed) ? 'CLOSED_INSTEAD' : 'NEVER';
  return when < RATES.recheckNever + RATES.recheckLate ? 'LATE' : 'IN_TIME';
}

function withdrawal(chance: Chance): Withdrawal {
  return chance.happens(0.5) ? 'WITH_FINDINGS' : 'ORDERED_ANEW';
}
