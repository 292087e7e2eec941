import { visitEndedAt, visitsOfEntity } from '@mingjing/draw/contracts';
import { opensByFailure, type Finding } from '@mingjing/inspection/contracts';
import { addDays, chinaDay, startOfDay, type Facts } from '@mingjing/kernel';
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
  return [...failed(facts, done), ...refused(facts, finding, done)].sort((a, b) => a.index - b.index);
}

function failed(facts: Facts, { failedRechecks }: Enforcement): readonly Ground[] {
  return failedRechecks
    .filter(({ order }) => orderOf(facts, order)?.status === 'SERVED')
    .map(({ index, at }) => ({ index, at, what: 'the recheck that failed' }));
}

/** The entity let nobody in to recheck the order in which the finding still stands, and its time was over. */
function refused(facts: Facts, { id, entity }: Finding, { openOrder }: Enforcement): readonly Ground[] {
  const order = openOrder === undefined ? undefined : orderOf(facts, openOrder);
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
  const due = order.findings.find(({ finding }) => finding === id)?.due;
  return due === undefined ? chinaDay(served) : addDays(due, 1);
}
