import { isUnblinded } from '@mingjing/draw/contracts';
import { caseOf, orderOf } from '@mingjing/enforcement/contracts';
import { findingOf } from '@mingjing/inspection/contracts';
import {
  streamId,
  streamWord,
  type Facts,
  type RecordedEvent,
  type Role,
  type Statement,
} from '@mingjing/kernel';
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
export function sightOf(event: Statement | RecordedEvent, reader: Reader | undefined, facts: Facts): Sight {
  const definition = registry.event(event.type, event.version);
  if (definition?.visibility === 'public') return 'open';
  if (reader === undefined) return 'closed';
  return sightOfStream(event.stream, reader, facts);
}

/** Who may read what stands in a stream as a whole: its state, its row in a list. */
export function sightOfStream(stream: string, reader: Reader, facts: Facts): Sight {
  const draw = sealedDrawOf(stream, facts);
  if (draw === undefined) return 'open';
  if (isOwnTask(stream, reader, facts)) return 'open';
  return reader.roles.some((role) => EARLY_ROLES.has(role)) ? 'early' : 'closed';
}

/** The draw behind a stream, while it is not unblinded. */
function sealedDrawOf(stream: string, facts: Facts): string | undefined {
  const draw = streamWord(stream) === 'draw' ? streamId(stream) : drawOfTask(taskOf(stream, facts));
  return draw === undefined || isUnblinded(facts, draw) ? undefined : draw;
}

/** Tasks of a draw are `<drawId>/<entityId>`; those that were added otherwise are UUIDs. */
function drawOfTask(task: string | undefined): string | undefined {
  if (task === undefined) return undefined;
  const slash = task.indexOf('/');
  return slash < 0 ? undefined : task.slice(0, slash);
}

function taskOf(stream: string, facts: Facts): string | undefined {
  const id = streamId(stream);
  switch (streamWord(stream)) {
    case 'task':
      return id;
    case 'finding':
      return findingOf(facts, id)?.task;
    case 'order':
      return orderOf(facts, id)?.task;
    case 'case':
      return caseOf(facts, id)
        ?.findings.map((finding) => findingOf(facts, finding)?.task)
        .find((task) => task !== undefined);
    default:
      return undefined;
  }
}

function isOwnTask(stream: string, reader: Reader, facts: Facts): boolean {
  const task = taskOf(stream, facts);
  if (task === undefined) return false;
  const assignment = facts.state('draw', `task/${task}`) as
    | {
        readonly lead?: string;
        readonly second?: string;
        readonly revealedTo?: { readonly officers: boolean };
      }
    | undefined;
  if (assignment?.revealedTo?.officers !== true) return false;
  return [assignment.lead, assignment.second].some(
    (officer) => officer !== undefined && (officer === reader.actor || `officer/${officer}` === reader.actor),
  );
}
