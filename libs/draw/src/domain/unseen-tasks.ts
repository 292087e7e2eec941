import { rolesOf } from '@mingjing/governance/contracts';
import {
  rejection,
  streamId,
  streamWord,
  type Facts,
  type Json,
  type Rejection,
  type Role,
  type Statement,
} from '@mingjing/kernel';
import { taskOf } from './assignment';
import { drawIdOfStream, drawOf, isSealed } from './draw-questions';

/** The draw's own roles: they may know of its tasks before its last side is unblinded. */
export const SEALED_DRAW_ROLES: ReadonlySet<Role> = new Set<Role>(['HEAD', 'DEPUTY', 'LEGAL', 'DRAW_ADMIN']);

/**
 * A statement is a question, too: what is accepted of a task tells that its entity was drawn. Whoever
 * may not know a sealed task states nothing of it, and is refused in the same words whether there is
 * such a task or not.
 */
export function refuseUnseenTask(
  { actor, stream, data }: Pick<Statement, 'actor' | 'stream' | 'data'>,
  facts: Facts,
): Rejection | undefined {
  const named = [stream, streamOf(data['task']), data['subject']];
  return named.some((one) => isUnseen(one, actor, facts)) ? NO_SUCH_TASK : undefined;
}

export const NO_SUCH_TASK = rejection(
  'task-unknown',
  'There is no such task, or it belongs to a draw that is not unblinded yet; wait for the unblinding.',
);

function streamOf(task: Json | undefined): string | undefined {
  return typeof task === 'string' ? `task/${task}` : undefined;
}

/** Of a draw that stands and is sealed, whether the draw has given out such a task or not. */
function isUnseen(stream: Json | undefined, actor: string, facts: Facts): boolean {
  if (typeof stream !== 'string' || streamWord(stream) !== 'task') return false;
  const drawId = drawIdOfStream(facts, stream);
  if (drawId === undefined || drawOf(facts, drawId) === undefined || !isSealed(facts, stream)) return false;
  return (
    !isOwn(stream, actor, facts) && !rolesOf(facts, actor).some(({ role }) => SEALED_DRAW_ROLES.has(role))
  );
}

/** The two who go there, from the moment at which they are told. */
function isOwn(stream: string, actor: string, facts: Facts): boolean {
  const task = taskOf(facts, streamId(stream));
  if (task?.revealedTo.officers !== true) return false;
  return [task.lead, task.second].some((officer) => officer !== undefined && `officer/${officer}` === actor);
}
