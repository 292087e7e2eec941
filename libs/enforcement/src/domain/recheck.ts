import {
  accept,
  chinaDay,
  rejection,
  streamId,
  under,
  type DerivedEvent,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import type { RecheckWaived } from '../payloads/order-course';
import type { RecheckedFinding, RecheckPerformed } from '../payloads/recheck-performed';
import { ofOrder } from './corrected-order';
import { refuseOfficersInConflict, signingOfficers, twoOfficersMustSign } from './officers';
import { standsOpen, type Order } from './order';
import {
  nothingHappensBeforeTheService,
  refuseBeforeTheOrder,
  theOrderMustBeServed,
  theOrderMustStand,
  type OrderPolicy,
} from './order-policies';

/** Anyone can recompute which rechecks failed from RecheckPerformed alone. */
export const RECHECK_ALGORITHM = 'recheck/v1';

const theRecheckersMustHaveNoInterest: OrderPolicy = (order, statement, facts) =>
  order === undefined ? undefined : refuseOfficersInConflict(signingOfficers(statement), order.entity, facts);

const everyFindingMustStandInTheOrder: OrderPolicy<RecheckPerformed> = (order, { data }) => {
  const names = data.findings.map((one) => one.finding);
  const twice = names.find((one, place) => names.indexOf(one) !== place);
  if (twice !== undefined) {
    return rejection('finding-named-twice', `Finding ${twice} is named twice: name it once.`, {
      finding: twice,
    });
  }
  return refuseFindingOutside(order, names);
};

function refuseFindingOutside(order: Order | undefined, names: readonly string[]): Rejection | undefined {
  const outside = names.find((one) => order !== undefined && !standsOpen(order, one));
  return outside === undefined
    ? undefined
    : rejection(
        'finding-not-in-order',
        `Finding ${outside} does not stand in this order, or not any more: name only findings still to be rechecked.`,
        { finding: outside },
      );
}

/** The last day is the entity's to the end (Civil Code Art. 203): before that only a success counts. */
const beforeTheDateOnlyASuccessCounts: OrderPolicy<RecheckPerformed> = (order, { data, occurredAt }) => {
  const day = chinaDay(occurredAt);
  for (const { finding, corrected } of data.findings) {
    const due = order?.findings.find((one) => one.finding === finding)?.due;
    if (due !== undefined && day <= due && corrected !== 'YES') {
      const reason = `Finding ${finding} may be corrected until the end of ${due}: recheck it after that day.`;
      return rejection('recheck-before-due', reason, { finding, due });
    }
  }
  return undefined;
};

const anOnSpotRecheckNeedsPictures: OrderPolicy<RecheckPerformed> = (_order, { data }) => {
  if (data.mode !== 'ON_SPOT') return undefined;
  // One of before, one of after.
  const bare = data.findings.find((one) => (one.evidence ?? []).length < 2);
  return bare === undefined
    ? undefined
    : rejection(
        'evidence-missing',
        `Finding ${bare.finding} needs evidence of before and of after: name both.`,
        { finding: bare.finding },
      );
};

const anOnSpotRecheckComesAfterTheOrder: OrderPolicy<RecheckPerformed> = (order, statement, facts) => {
  if (statement.data.mode !== 'ON_SPOT') return nothingHappensBeforeTheService(order, statement, facts);
  return refuseBeforeTheOrder(order, statement, facts, {
    code: 'recheck-before-order',
    reason: 'the recheck: correct the moment of the recheck.',
  });
};

export const beforeTheCorrectedDateOnlyASuccessCounts = ofOrder.asCorrected(beforeTheDateOnlyASuccessCounts);

export const performRecheck = under<Order, RecheckPerformed>(
  [
    theOrderMustStand,
    theOrderMustBeServed,
    twoOfficersMustSign,
    theRecheckersMustHaveNoInterest,
    ofOrder.statedOrCorrected(everyFindingMustStandInTheOrder),
    anOnSpotRecheckComesAfterTheOrder,
    anOnSpotRecheckNeedsPictures,
    ofOrder.statedOrCorrected(beforeTheDateOnlyASuccessCounts),
  ],
  (_order, statement) =>
    accept(
      statement.data.findings
        .filter((one) => one.corrected !== 'YES')
        .map((one) => recheckFailed(one, statement)),
    ),
);

function recheckFailed({ finding }: RecheckedFinding, statement: Statement<unknown>): DerivedEvent {
  return {
    stream: `finding/${finding}`,
    type: 'RecheckFailed',
    version: 1,
    data: { order: streamId(statement.stream), recheck: statement.id },
    algorithm: RECHECK_ALGORITHM,
  };
}

const theWaivedFindingMustStandInTheOrder: OrderPolicy<RecheckWaived> = (order, { data }) =>
  refuseFindingOutside(order, [data.finding]);

export const waiveRecheck = under<Order, RecheckWaived>([
  theOrderMustStand,
  theOrderMustBeServed,
  ofOrder.statedOrCorrected(theWaivedFindingMustStandInTheOrder),
]);
