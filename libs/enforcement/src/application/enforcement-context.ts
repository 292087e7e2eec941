import type { Context } from '@mingjing/kernel';
import { correctedCase } from '../domain/corrected-case';
import { correctedOrder } from '../domain/corrected-order';
import { evolveCase } from '../domain/evolve-case';
import { evolveOrder } from '../domain/evolve-order';
import { factChanges } from '../domain/fact-changes';
import { evolveFinding } from '../domain/finding-record';
import { evolveReferral } from '../domain/referral';
import { caseEvents } from './case-events';
import { findingEvents } from './finding-events';
import { orderEvents } from './order-events';
import { referralEvents } from './referral-events';
import { ENFORCEMENT_REFUSALS } from './refusals';

/** Orders, rechecks, penalty cases, waivers and referrals. */
export const enforcementContext: Context = {
  name: 'enforcement',
  streams: [
    { word: 'order', evolve: evolveOrder, corrected: correctedOrder },
    { word: 'finding', evolve: evolveFinding },
    { word: 'case', evolve: evolveCase, corrected: correctedCase },
    { word: 'referral', evolve: evolveReferral },
  ],
  events: [...orderEvents, ...findingEvents, ...caseEvents, ...referralEvents],
  facts: factChanges,
  refusals: ENFORCEMENT_REFUSALS,
};
