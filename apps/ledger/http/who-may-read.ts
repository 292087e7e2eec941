import { assignmentOf, drawIdOfStream, isSealed, mayReadReveals } from '@mingjing/draw/contracts';
import { caseOf, orderOf, referralOf } from '@mingjing/enforcement/contracts';
import { findingOf } from '@mingjing/inspection/contracts';
import { streamId, streamWord, type Facts, type Role, type Statement } from '@mingjing/kernel';
import { registry } from '../composition/constitution';
import type { Reader } from './reader-token';

/** Roles that may see a draw's restricted rows before its last side is unblinded; each look is observed. */
const EARLY_ROLES: ReadonlySet<Role> = new Set<Role>(['HEAD', 'DEPUTY', 'LEGAL', 'DRAW_ADMIN']);

export type Sight = 'open' | 'early' | 'closed';

/**
 * Who may read an entry (record.md, who may read what): public ones anyone; the others whoever has
 * a reader's token; what tells a drawn name only the draw's roles and the officers themselves,
 * until the last side is unblinded. `early` is allowed and must be observed.
 */
export function sightOf(event: Statement, reader: Reader | undefined, facts: Facts): Sight {
  const definition = registry.event(event.type, event.version);
  if (definition?.visibility === 'public') return 'open';
  if (reader === undefined || isEarlyReveal(event, facts)) return 'closed';
  return sightOfStream(event.stream, reader, facts);
}

/** Who may read what stands in a stream as a whole: its state, its row in a list. */
export function sightOfStream(stream: string, reader: Reader, facts: Facts): Sight {
  const tasks = tasksBehind(stream, facts);
  const sealed = [stream, ...tasks.map((task) => `task/${task}`)].some((one) => isSealed(facts, one));
  if (!sealed) return 'open';
  if (tasks.some((task) => isOwnTask(task, reader, facts))) return 'open';
  return reader.roles.some((role) => EARLY_ROLES.has(role)) ? 'early' : 'closed';
}

/** No one reads a reveal before the draw is executed, whatever his role (draw.md, order of events). */
function isEarlyReveal({ type, stream }: Statement, facts: Facts): boolean {
  const draw = drawIdOfStream(facts, stream);
  return type === 'SeedRevealed' && draw !== undefined && !mayReadReveals(facts, draw);
}

/** The tasks that a stream tells of: itself, or those whose findings, orders and cases it holds. */
function tasksBehind(stream: string, facts: Facts): readonly string[] {
  const id = streamId(stream);
  switch (streamWord(stream)) {
    case 'task':
      return [id];
    case 'finding':
      return tasksOfFindings([id], facts);
    case 'order':
      return [orderOf(facts, id)?.task].filter((task) => task !== undefined);
    case 'case':
      return tasksOfFindings(caseOf(facts, id)?.findings ?? [], facts);
    case 'referral':
      return tasksOfFindings(referralOf(facts, id)?.findings ?? [], facts);
    default:
      return [];
  }
}

function tasksOfFindings(findings: readonly string[], facts: Facts): readonly string[] {
  return findings.map((finding) => findingOf(facts, finding)?.task).filter((task) => task !== undefined);
}

function isOwnTask(task: string, reader: Reader, facts: Facts): boolean {
  const assignment = assignmentOf(facts, task);
  if (assignment?.revealedTo.officers !== true) return false;
  const officers = [assignment.lead, assignment.second];
  return officers.some((officer) => officer !== undefined && `officer/${officer}` === reader.actor);
}
