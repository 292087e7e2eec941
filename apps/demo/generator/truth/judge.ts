import { isImmediateGate } from '../county/violations';
import { LIMITS } from '../musts/rates';
import { truthAsOf } from './as-of';
import type { FindingTruth, OrderTruth, PenaltyTruth } from './finding-truth';
import { calendarLimit, workingLimit } from './limit-ends';

export type TruthState =
  | 'MET'
  | 'MET_LATE'
  | 'PENDING'
  | 'OVERDUE'
  | 'BROKEN'
  | 'WAIVED_WITH_BASIS'
  | 'WAIVED_LATE'
  | 'SUSPENDED'
  | 'BELOW_STANDARD'
  | 'N_A';

export interface TruthRow {
  readonly finding: string;
  readonly must: 'M1' | 'M1_AGAIN' | 'M2' | 'M3';
  /** The order of a row of must 2. */
  readonly order?: string;
  readonly state: TruthState;
}

/** Rows of the three musts (domain handbook, §2.4), from what really happened up to a moment. */
export function rowsOf(all: FindingTruth, moment: number): readonly TruthRow[] {
  const truth = truthAsOf(all, moment);
  const { finding, answer } = truth;
  const failed = failureOf(truth);
  return [
    { finding, must: 'M1', state: firstMust(truth, moment) },
    ...(failed === undefined
      ? []
      : [{ finding, must: 'M1_AGAIN' as const, state: firstMustAgain(truth, failed, moment) }]),
    ...truth.orders.map((order): TruthRow => ({
      ...{ finding, must: 'M2', order: order.order },
      state: secondMust(truth, order, moment),
    })),
    ...(answer?.kind === 'CONFIRMED'
      ? [{ finding, must: 'M3' as const, state: thirdMust(truth, answer.at, failed, moment) }]
      : []),
  ];
}

function failureOf({ orders }: FindingTruth): number | undefined {
  return orders.find(({ corrected }) => corrected === false)?.recheckedAt;
}

function firstMust(truth: FindingTruth, moment: number): TruthState {
  const anew = truth.orders.find((order) => order.withdrawnAt !== undefined)?.withdrawnAt;
  const start = anew ?? truth.transfer?.returnedAt ?? truth.tracedAt;
  const limit = workingLimit(start, LIMITS.answerWorkingDays);
  const served = standingOrder(truth)?.servedAt;
  return notAViolation(truth, limit) ?? elsewhere(truth, served) ?? doneOrClock(served, limit, moment);
}

/** Dismissed, merged or withdrawn: there is nothing to order. */
function notAViolation({ answer, withdrawnAt }: FindingTruth, limit: number): TruthState | undefined {
  if (withdrawnAt !== undefined || answer?.kind === 'MERGED') return 'N_A';
  if (answer?.kind !== 'DISMISSED') return undefined;
  return answer.at <= limit ? 'N_A' : 'WAIVED_LATE';
}

function standingOrder({ orders }: FindingTruth): OrderTruth | undefined {
  return orders.find((order) => order.withdrawnAt === undefined);
}

function firstMustAgain(truth: FindingTruth, failed: number, moment: number): TruthState {
  const limit = workingLimit(failed, LIMITS.fileWorkingDays);
  const done = answerToFailure(truth, failed);
  const { waived } = truth.penaltyAgain;
  if (waived?.lawful === true && waived.at < (done ?? Infinity)) {
    return waived.at <= limit ? 'WAIVED_WITH_BASIS' : 'WAIVED_LATE';
  }
  return elsewhere(truth, done) ?? doneOrClock(done, limit, moment);
}

/** A second order, a case or a penalty on the spot; also a case that awaits its decision at that moment. */
function answerToFailure(
  { orders, penalty, penaltyAgain }: FindingTruth,
  failed: number,
): number | undefined {
  const { filedAt = Infinity, decidedAt = Infinity } = penalty;
  if (filedAt < failed && failed < decidedAt) return failed;
  const acts = [
    ...orders.map(({ servedAt }) => servedAt),
    ...[penalty, penaltyAgain].flatMap((one) => [one.filedAt, one.onSpotAt]),
  ].filter((act): act is number => act !== undefined && act >= failed);
  return acts.length === 0 ? undefined : Math.min(...acts);
}

function secondMust(truth: FindingTruth, order: OrderTruth, moment: number): TruthState {
  const { recheckedAt, withdrawnAt, due, servedAt } = order;
  if (withdrawnAt !== undefined) return 'N_A';
  if (recheckedAt === undefined && truth.closedAt !== undefined) return 'BROKEN';
  const limit = workingLimit(due ?? servedAt, LIMITS.recheckWorkingDays);
  return elsewhere(truth, recheckedAt) ?? doneOrClock(recheckedAt, limit, moment);
}

function thirdMust(
  truth: FindingTruth,
  confirmed: number,
  failed: number | undefined,
  moment: number,
): TruthState {
  const { gate, penalty, penaltyAgain, transfer } = truth;
  if (truth.withdrawnAt !== undefined) return 'N_A';
  if (failed !== undefined && isOpenedBy(failed, truth))
    return penalised(truth, penaltyAgain, failed, moment);
  return isImmediateGate(gate)
    ? penalised(truth, penalty, transfer?.returnedAt ?? confirmed, moment)
    : (elsewhere(truth, undefined) ?? beforeTheGate(truth, moment));
}

/** Gates O and R open with a failed recheck; a gate of both kinds opens again if its penalty was settled. */
function isOpenedBy(failed: number, { gate, penalty }: FindingTruth): boolean {
  return gate === 'I_O' ? isSettled(penalty, failed) : !isImmediateGate(gate);
}

/** Corrected, there is nothing to penalise; without a recheck nobody can say. */
function beforeTheGate(truth: FindingTruth, moment: number): TruthState {
  const standing = standingOrder(truth);
  if (standing?.corrected === true) return 'BELOW_STANDARD';
  const recheck = standing && secondMust(truth, standing, moment);
  return recheck === 'BROKEN' || recheck === 'OVERDUE' ? recheck : 'PENDING';
}

/** Whether the question of a penalty was answered before a recheck failed, and so is asked again. */
function isSettled({ assessed, waived, decisionServedAt, onSpotAt }: PenaltyTruth, failed: number): boolean {
  const before = (moment: number | undefined): boolean => moment !== undefined && moment < failed;
  return (
    (assessed?.reached === false && before(assessed.at)) ||
    (waived?.lawful === true && before(waived.at)) ||
    before(decisionServedAt) ||
    before(onSpotAt)
  );
}

function penalised(truth: FindingTruth, acts: PenaltyTruth, start: number, moment: number): TruthState {
  const toFile = workingLimit(start, LIMITS.fileWorkingDays);
  const done = acts.onSpotAt ?? acts.decisionServedAt;
  return (
    withoutPenalty(truth, acts, toFile) ??
    elsewhere(truth, done) ??
    (acts.assessed?.reached === false ? 'BELOW_STANDARD' : inStages(acts, toFile, moment))
  );
}

/** Annulled, waived with or without power, or closed with nothing done. */
function withoutPenalty(truth: FindingTruth, acts: PenaltyTruth, toFile: number): TruthState | undefined {
  const { annulledAt, waived } = acts;
  if (annulledAt !== undefined) return 'N_A';
  if (waived?.lawful === false || isClosedUnanswered(truth, acts)) return 'BROKEN';
  if (waived === undefined) return undefined;
  return waived.at <= toFile ? 'WAIVED_WITH_BASIS' : 'WAIVED_LATE';
}

function isClosedUnanswered({ closedAt = Infinity }: FindingTruth, acts: PenaltyTruth): boolean {
  const answered = acts.onSpotAt ?? acts.decisionServedAt ?? acts.waived?.at ?? Infinity;
  return acts.assessed?.reached !== false && closedAt < answered;
}

/** Filed, decided, served: each from the act before. */
function inStages(acts: PenaltyTruth, toFile: number, moment: number): TruthState {
  const { onSpotAt, filedAt, decidedAt, decisionServedAt } = acts;
  const clock = (limit: number): TruthState => (moment <= limit ? 'PENDING' : 'OVERDUE');
  if (onSpotAt !== undefined) return onSpotAt <= toFile ? 'MET' : 'MET_LATE';
  if (filedAt === undefined) return clock(toFile);
  const toDecide = calendarLimit(filedAt, LIMITS.decideDays);
  if (decidedAt === undefined) return clock(toDecide);
  const toServe = workingLimit(decidedAt, LIMITS.serveWorkingDays);
  if (decisionServedAt === undefined) return clock(toServe);
  const inTime = filedAt <= toFile && decidedAt <= toDecide && decisionServedAt <= toServe;
  return inTime ? 'MET' : 'MET_LATE';
}

/** With the police or another authority, where the row was still open when the matter went there. */
function elsewhere({ transfer }: FindingTruth, done: number | undefined): TruthState | undefined {
  if (transfer === undefined || transfer.returnedAt !== undefined || transfer.at > (done ?? Infinity)) {
    return undefined;
  }
  return transfer.police || transfer.receivedAt === undefined ? 'SUSPENDED' : 'WAIVED_WITH_BASIS';
}

function doneOrClock(done: number | undefined, limit: number, moment: number): TruthState {
  if (done === undefined) return moment <= limit ? 'PENDING' : 'OVERDUE';
  return done <= limit ? 'MET' : 'MET_LATE';
}
