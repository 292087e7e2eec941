import { assignmentOf, mustStandAside, sentSince } from '@mingjing/draw/contracts';
import { holdsRole } from '@mingjing/governance/contracts';
import { allOf, notBefore, rejection, streamId, type Facts, type Statement } from '@mingjing/kernel';
import { hasConflict, officerOf } from '@mingjing/registers/contracts';
import type { InspectionApproved } from '../payloads/visit-start';
import { pairOf } from './assignment';
import type { TaskPolicy } from './task-policies';

/** Those whom the visit is sent with now. What this file asks is asked of new visits only (docs/adr/0017). */
function officersOf({ stream }: Pick<Statement<unknown>, 'stream'>, facts: Facts): readonly string[] {
  const pair = pairOf(assignmentOf(facts, streamId(stream)) ?? {});
  return pair === undefined ? [] : [pair.lead, pair.second];
}

/** Penalty Law Art. 43: until the head decides the visit goes on; after it, without him. */
const nobodyGoesWhoMustStandAside: TaskPolicy = (_visit, statement, facts) => {
  const task = streamId(statement.stream);
  const recused = officersOf(statement, facts).find((officer) => mustStandAside(facts, task, officer));
  if (recused === undefined) return undefined;
  const reason = `The head has granted that officer ${recused} stands aside in the task ${task}: have another one called (ReplacementRequested, or OfficersDesignated where nobody was drawn).`;
  return rejection('officer-recused', reason, { officer: recused, task });
};

const nobodyGoesWithAnInterest: TaskPolicy = (_visit, statement, facts) => {
  const entity = assignmentOf(facts, streamId(statement.stream))?.entity ?? '';
  const tied = officersOf(statement, facts).find((officer) => hasConflict(facts, officer, entity));
  if (tied === undefined) return undefined;
  const reason = `Officer ${tied} has declared an interest in ${entity}: ask for his recusal (RecusalRequested), and once it is granted have another one called (ReplacementRequested), or designated where nobody was drawn.`;
  return rejection('officer-tied', reason, { officer: tied, entity });
};

const nobodyGoesWhoHasLeft: TaskPolicy = (_visit, statement, facts) => {
  const left = officersOf(statement, facts).find((officer) => officerOf(facts, officer)?.status === 'LEFT');
  if (left === undefined) return undefined;
  const reason = `Officer ${left} has left the service, as the register says: correct it, or have another one called (ReplacementRequested with LEFT_SERVICE).`;
  return rejection('officer-left', reason, { officer: left });
};

/** What is dated before it was made without a draw, whatever was drawn later. */
export const nobodyGoesBeforeTheDrawSendsHim: TaskPolicy = notBefore((_visit, { stream }, facts) => [
  {
    code: 'before-unblinding',
    what: 'the unblinding of its officers',
    act: sentSince(facts, streamId(stream)),
  },
]);

export const admitStart: TaskPolicy = allOf(
  nobodyGoesWhoMustStandAside,
  nobodyGoesWithAnInterest,
  nobodyGoesWhoHasLeft,
  nobodyGoesBeforeTheDrawSendsHim,
);

/** Rule T-29: by word of mouth or not, it is the head or the deputy who approves. */
export const onlyTheHeadOrDeputyApproved: TaskPolicy<InspectionApproved> = (_visit, { data }, facts) => {
  const { approver } = data;
  if (approver === undefined || holdsRole(facts, approver, 'HEAD') || holdsRole(facts, approver, 'DEPUTY'))
    return undefined;
  const reason = `${approver} is neither head nor deputy today, and approves no visit: name the one who did, or leave "approver" out.`;
  return rejection('approver-not-authorised', reason, { approver });
};
