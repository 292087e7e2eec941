import { assignmentOf } from '@mingjing/draw/contracts';
import { rejection, streamId, type DerivedEvent, type Facts, type Statement } from '@mingjing/kernel';
import type { FindingOpened } from '../payloads/finding-opened';
import type { TaskPolicy } from './task-policies';

export const FINDING_ALGORITHM = 'finding/v1';

type Trace = Pick<FindingOpened, 'source' | 'item' | 'violation'>;

/**
 * `finding/v1`: a first trace on a task opens `finding/<id of the trace's statement>`, with the entity, the
 * origin and the officers of the task as they are assigned when the trace is recorded.
 */
export function findingOpened(trace: Trace, statement: Statement<unknown>, facts: Facts): DerivedEvent {
  const task = streamId(statement.stream);
  const { entity = '', origin = '', lead, second } = assignmentOf(facts, task) ?? {};
  const data = {
    trace: statement.id,
    source: trace.source,
    task,
    entity,
    origin,
    ...(trace.item === undefined ? {} : { item: trace.item }),
    ...(trace.violation === undefined ? {} : { violation: trace.violation }),
    ...(lead === undefined ? {} : { lead }),
    ...(second === undefined ? {} : { second }),
  } satisfies Pick<FindingOpened, keyof FindingOpened>;
  return {
    stream: `finding/${statement.id}`,
    type: 'FindingOpened',
    version: 1,
    data,
    algorithm: FINDING_ALGORITHM,
  };
}

/** Nobody may occupy beforehand the stream in which a trace would open its finding. */
export const theFindingsStreamMustBeFree: TaskPolicy = (_visit, { id }, facts) =>
  facts.revision(`finding/${id}`) < 0
    ? undefined
    : rejection('finding-id-used', `A finding ${id} stands already; state this again under a new id.`, {
        id,
      });
