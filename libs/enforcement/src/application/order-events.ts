import { allOf, type EventDefinition } from '@mingjing/kernel';
import { anExtensionFitsTheCorrectedDates, extendOrder } from '../domain/extension';
import { issueOrder } from '../domain/issue-order';
import { anOrderFollowsTheConfirmations, aWithdrawalFollowsTheOrder } from '../domain/not-before';
import { everyDateLiesWithinAYear } from '../domain/order-dates';
import { nothingHappensBeforeTheService } from '../domain/order-policies';
import { onlyARecheckPutsOthersInTheirPlace } from '../domain/own-officers';
import { whatIsDueIsRechecked } from '../domain/recheck-excused';
import { beforeTheCorrectedDateOnlyASuccessCounts, performRecheck, waiveRecheck } from '../domain/recheck';
import {
  noCorrectedDateLiesBeforeTheService,
  reportRectification,
  serveOrder,
  withdrawOrder,
} from '../domain/serve-order';
import {
  OrderExtended,
  OrderServed,
  OrderWithdrawn,
  RecheckWaived,
  RectificationReported,
} from '../payloads/order-course';
import { RecheckPerformed } from '../payloads/recheck-performed';
import { RectificationOrdered } from '../payloads/rectification-ordered';

const row = { version: 1, stream: 'order', visibility: 'reader' } as const;
const officers = ['LEAD', 'OFFICER'] as const;

export const orderEvents: readonly EventDefinition[] = [
  {
    ...row,
    type: 'RectificationOrdered',
    payload: RectificationOrdered,
    statedBy: officers,
    cosignedBy: officers,
    decide: issueOrder,
    admit: allOf(
      everyDateLiesWithinAYear,
      whatIsDueIsRechecked,
      anOrderFollowsTheConfirmations,
      onlyARecheckPutsOthersInTheirPlace,
    ),
  },
  {
    ...row,
    type: 'OrderServed',
    payload: OrderServed,
    statedBy: officers,
    decide: serveOrder,
    admit: noCorrectedDateLiesBeforeTheService,
  },
  {
    ...row,
    type: 'OrderExtended',
    payload: OrderExtended,
    statedBy: ['HEAD'],
    decide: extendOrder,
    admit: allOf(nothingHappensBeforeTheService, anExtensionFitsTheCorrectedDates),
  },
  {
    ...row,
    type: 'OrderWithdrawn',
    payload: OrderWithdrawn,
    statedBy: ['HEAD'],
    decide: withdrawOrder,
    admit: aWithdrawalFollowsTheOrder,
  },
  {
    ...row,
    type: 'RectificationReported',
    payload: RectificationReported,
    statedBy: ['ENTRY', ...officers],
    decide: reportRectification,
  },
  {
    ...row,
    type: 'RecheckPerformed',
    payload: RecheckPerformed,
    statedBy: officers,
    cosignedBy: officers,
    decide: performRecheck,
    admit: beforeTheCorrectedDateOnlyASuccessCounts,
  },
  {
    ...row,
    type: 'RecheckWaived',
    payload: RecheckWaived,
    statedBy: ['HEAD'],
    decide: waiveRecheck,
    admit: nothingHappensBeforeTheService,
  },
];
