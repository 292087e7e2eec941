import { holdsRole } from '@mingjing/governance/contracts';
import { rejection, type Facts } from '@mingjing/kernel';
import type { RecusalDecided } from '../payloads/replacement-events';
import type { TaskPolicy } from './task-policies';

/** The head answers for whoever leaves a task by his word alone; for the head himself another head, or the deputy. */
export function isVouchedFor(officer: string, signers: readonly string[], facts: Facts): boolean {
  const self = `officer/${officer}`;
  const isHead = holdsRole(facts, self, 'HEAD');
  return signers.some(
    (one) => one !== self && (holdsRole(facts, one, 'HEAD') || (isHead && holdsRole(facts, one, 'DEPUTY'))),
  );
}

/** Whom the lot has sent, does not release himself. Asked of new statements only (docs/adr/0017). */
export const nobodyDecidesHisOwnRecusal: TaskPolicy<RecusalDecided> = (
  _task,
  { actor, cosigners = [], data: { officer } },
  facts,
) => {
  if (actor !== `officer/${officer}` || isVouchedFor(officer, cosigners, facts)) return undefined;
  const reason = `Officer ${officer} decides on his own recusal: let the deputy, or another head, cosign it.`;
  return rejection('own-recusal', reason, { officer });
};
