import { holdsRole } from '@mingjing/governance/contracts';
import { rejection, streamId, type Facts, type Policy, type Statement } from '@mingjing/kernel';
import type { TaskAdded } from '../payloads/assignment-events';
import type { UpstreamTasksReceived } from '../payloads/task-sources';

/** What spares entities the draw is the head's or the deputy's to order, not a clerk's. */
function isOrdered({ actor, cosigners = [] }: Pick<Statement, 'actor' | 'cosigners'>, facts: Facts): boolean {
  return [actor, ...cosigners].some(
    (one) => holdsRole(facts, one, 'HEAD') || holdsRole(facts, one, 'DEPUTY'),
  );
}

/** Asked of new statements only (docs/adr/0017), as the next one. */
export const aKeyCheckMustBeOrdered: Policy<unknown, TaskAdded> = (_task, statement, facts) => {
  const { origin, entity } = statement.data;
  if (origin !== 'KEY' || isOrdered(statement, facts)) return undefined;
  const reason = `A key check keeps ${entity} out of draws, so the head or the deputy signs or cosigns it.`;
  return rejection('key-check-not-ordered', reason, { entity });
};

/** Nobody here can tell a list that no higher level drew from one that it did: two answer for it. */
export const aListMustBeOrdered: Policy<unknown, UpstreamTasksReceived> = (_list, statement, facts) => {
  if (isOrdered(statement, facts)) return undefined;
  const list = streamId(statement.stream);
  const reason = `The list ${list} keeps its entities out of draws, so the head or the deputy signs or cosigns that it was received.`;
  return rejection('upstream-list-not-ordered', reason, { list });
};
