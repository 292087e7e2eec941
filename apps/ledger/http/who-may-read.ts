import {
  SEALED_DRAW_ROLES,
  assignmentOf,
  drawOf,
  isFileSealed,
  isSealed,
  mayReadReveals,
  sharesAreSealed,
} from '@mingjing/draw/contracts';
import { streamId, streamWord, type Facts, type Statement } from '@mingjing/kernel';
import { registry } from '../composition/constitution';
import type { Reader } from './reader-token';
import { mayReadEntry } from './what-roles-read';
import { tasksNamedIn, tasksOfStream } from './tasks-told';

/** `early` is allowed to the draw's own roles and must be observed. */
export type Sight = 'open' | 'early' | 'closed';

/**
 * Who may read an entry (record.md, who may read what): public ones anyone; the others whoever has
 * a reader's token and a role that reads such; what tells a drawn name only the draw's roles and the officers themselves,
 * until the last side is unblinded. `about` are streams that the entry tells of without naming them.
 */
export function sightOf(
  event: Pick<Statement, 'type' | 'version' | 'stream' | 'actor' | 'cosigners' | 'data'>,
  reader: Reader | undefined,
  facts: Facts,
  about: readonly string[] = [],
): Sight {
  if (registry.event(event.type, event.version)?.visibility === 'public')
    return sightOfPublic(event, reader, facts);
  if (reader === undefined || !mayReadEntry(event, reader)) return 'closed';
  if (streamWord(event.stream) === 'draw') return sightOfDrawEvent(event, reader, facts);
  const tasks = [event.stream, ...about].flatMap((stream) => tasksOfStream(stream, facts));
  return sightOfTasks([...tasks, ...tasksNamedIn(event.data, facts)], reader, facts);
}

/** Public, but for what a plan has reached while a draw that it was counted of is sealed. */
function sightOfPublic(
  { type, stream }: Pick<Statement, 'type' | 'stream'>,
  reader: Reader | undefined,
  facts: Facts,
): Sight {
  if (type !== 'PlanPeriodEnded' || !sharesAreSealed(facts, streamId(stream))) return 'open';
  return reader === undefined ? 'closed' : earlySight(reader);
}

/** Who may read what stands in a stream as a whole: its state, its row in a list. */
export function sightOfStream(
  stream: string,
  reader: Reader,
  facts: Facts,
  about: readonly string[] = [],
): Sight {
  if (streamWord(stream) === 'draw') return sightOfDraw(streamId(stream), reader, facts);
  const tasks = [stream, ...about].flatMap((one) => tasksOfStream(one, facts));
  return sightOfTasks(tasks, reader, facts);
}

/** True of a stream whose name alone says that it belongs to a draw that is sealed, whether it exists or not. */
export function isNamedSealed(stream: string, facts: Facts): boolean {
  const draw = streamWord(stream) === 'task' ? streamId(stream).split('/')[0] : streamId(stream);
  return drawOf(facts, draw ?? '') !== undefined && isSealed(facts, stream);
}

/** Who may know that these tasks exist. */
export function sightOfTasks(tasks: readonly string[], reader: Reader, facts: Facts): Sight {
  const sealed = tasks.filter((task) => isSealed(facts, `task/${task}`));
  if (sealed.every((task) => isOwnTask(task, reader, facts))) return 'open';
  return earlySight(reader);
}

/** A frozen list of a draw is read by role like the draw's other restricted rows. */
export function sightOfFile(sha256: string, reader: Reader, facts: Facts): Sight {
  return isFileSealed(facts, sha256) ? earlySight(reader) : 'open';
}

function earlySight(reader: Reader): Sight {
  return reader.roles.some((role) => SEALED_DRAW_ROLES.has(role)) ? 'early' : 'closed';
}

/** No one reads a reveal before the draw is executed, whatever his role (draw.md, order of events). */
function sightOfDrawEvent(
  { type, stream }: Pick<Statement, 'type' | 'stream'>,
  reader: Reader,
  facts: Facts,
): Sight {
  if (type === 'SeedRevealed' && revealsAreSecret(streamId(stream), facts)) return 'closed';
  return isSealed(facts, stream) ? earlySight(reader) : 'open';
}

/** Until the first reveal nothing but public entries stands in the stream of a draw. */
function sightOfDraw(id: string, reader: Reader, facts: Facts): Sight {
  const draw = drawOf(facts, id);
  if (draw === undefined || draw.reveals.length === 0) return 'open';
  if (revealsAreSecret(id, facts)) return 'closed';
  return isSealed(facts, `draw/${id}`) ? earlySight(reader) : 'open';
}

/** A voided draw is never executed: its secrets open nothing any more, and open with its seal. */
function revealsAreSecret(id: string, facts: Facts): boolean {
  return !mayReadReveals(facts, id) && drawOf(facts, id)?.voided === undefined;
}

function isOwnTask(task: string, reader: Reader, facts: Facts): boolean {
  const assignment = assignmentOf(facts, task);
  if (assignment?.revealedTo.officers !== true) return false;
  const officers = [assignment.lead, assignment.second];
  return officers.some((officer) => officer !== undefined && `officer/${officer}` === reader.actor);
}
