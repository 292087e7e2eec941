import { visitEndedAt, visitsOfEntity } from '@mingjing/draw/contracts';
import { opensByFailure, type Finding } from '@mingjing/inspection/contracts';
import {
  addDays,
  chinaDay,
  correctedMoment,
  correctionsIn,
  earliestMoment,
  startOfDay,
  type Facts,
} from '@mingjing/kernel';
import { correctedOrder } from './corrected-order';
import { enforcementOf, orderOf, type Enforcement } from './enforcement-of';
import type { Order } from './order';

/** Why a violation that was to be corrected may be penalised, or penalised again. */
export interface Ground {
  /** Of its entry in the log. */
  readonly index: number;
  /** Before this moment no penalty stands on it. */
  readonly at: string;
  readonly what: string;
}

/**
 * "Overdue and not corrected", for gates O and R alone (domain handbook, §2.4 and §5.6): each recheck that failed
 * or was refused under an order that stands, in the order of the log.
 */
export function groundsOf(facts: Facts, finding: Finding): readonly Ground[] {
  if (finding.gate === undefined || !opensByFailure(finding.gate)) return [];
  const done = enforcementOf(facts, finding.id);
  return [...failed(facts, finding, done), ...refused(facts, finding, done)].sort(
    (a, b) => a.index - b.index,
  );
}

function failed(facts: Facts, { id: finding }: Finding, { failedRechecks }: Enforcement): readonly Ground[] {
  return failedRechecks.flatMap(({ order: id, recheck, index, at }) => {
    const order = orderAsCorrected(facts, id);
    const act = { id: recheck, at };
    return order?.status !== 'SERVED' || isInItsTime(order, finding, correctedMoment(facts, act))
      ? []
      : [{ index, at: earliestMoment(facts, act), what: 'the recheck that failed' }];
  });
}

/** Nothing was overdue yet, as corrections show it now. */
function isInItsTime(order: Order, finding: string, moment: string): boolean {
  const due = dueOf(order, finding);
  return due !== undefined && chinaDay(moment) <= due;
}

/** The entity let nobody in to recheck the order in which the finding still stands, and its time was over. */
function refused(facts: Facts, { id, entity }: Finding, { openOrder }: Enforcement): readonly Ground[] {
  const order = openOrder === undefined ? undefined : orderAsCorrected(facts, openOrder);
  if (order?.status !== 'SERVED') return [];
  return visitsOfEntity(facts, entity, firstDayToRecheck(order, order.served.at, id))
    .filter(({ origin, result }) => origin === 'RECHECK' && result === 'REFUSED')
    .flatMap(({ task, day }) => {
      const index = visitEndedAt(facts, task);
      const at = startOfDay(day);
      return index === undefined ? [] : [{ index, at, what: 'the recheck that was refused' }];
    });
}

/** The last day is the entity's to the end (Civil Code Art. 203). */
function firstDayToRecheck(order: Order, served: string, id: string): string {
  const due = dueOf(order, id);
  return due === undefined ? chinaDay(served) : addDays(due, 1);
}

function dueOf({ findings }: Order, id: string): string | undefined {
  return findings.find(({ finding }) => finding === id)?.due;
}

function orderAsCorrected(facts: Facts, id: string): Order | undefined {
  const order = orderOf(facts, id);
  return order && correctedOrder(order, correctionsIn(facts));
}
