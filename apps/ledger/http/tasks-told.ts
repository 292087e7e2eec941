import { drawIdOfStream, drawOf } from '@mingjing/draw/contracts';
import { caseOf, orderOf, referralOf } from '@mingjing/enforcement/contracts';
import { findingOf } from '@mingjing/inspection/contracts';
import {
  fromBase64,
  fromUtf8,
  isJsonObject,
  streamId,
  streamWord,
  uuidVersion,
  type Facts,
  type Json,
} from '@mingjing/kernel';
import { registry } from '../composition/constitution';

/** What stands in these streams is said of an entity, a person or the law, never of a task. */
const BEFORE_EVERY_DRAW: ReadonlySet<string> = new Set([
  ...['ledger', 'org', 'actor', 'rule', 'calendar', 'checklist', 'plan'],
  ...['entity', 'officer', 'register', 'import', 'anchor'],
]);

/**
 * The tasks of draws that a stream tells of: itself, or those behind what is folded of it. Whoever
 * sees the stream learns that their entities were drawn.
 */
export function tasksOfStream(stream: string, facts: Facts): readonly string[] {
  const word = streamWord(stream);
  if (BEFORE_EVERY_DRAW.has(word)) return [];
  const own = tasksOfText(stream, facts);
  if (word === 'task' || word === 'finding') return own;
  const folded = registry
    .folds(word)
    .flatMap(({ context }) => tasksNamedIn(facts.state(context, stream) as Json | undefined, facts));
  return [...new Set([...own, ...folded])];
}

/** The draws whose tasks a stream tells of. */
export function drawsBehind(stream: string, facts: Facts): readonly string[] {
  const draws = tasksOfStream(stream, facts).map((task) => drawIdOfStream(facts, `task/${task}`));
  return draws.filter((draw) => draw !== undefined);
}

/**
 * The tasks of draws that any text in the value names, whatever the member is called: an event type
 * that comes later is covered before anybody thinks of it.
 */
export function tasksNamedIn(value: Json | undefined, facts: Facts): readonly string[] {
  if (typeof value === 'string') return tasksOfText(value, facts);
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((one) => tasksNamedIn(one, facts));
  if (!isJsonObject(value)) return [];
  return Object.values(value).flatMap((member) => tasksNamedIn(member, facts));
}

function tasksOfText(text: string, facts: Facts): readonly string[] {
  if (text.includes('/') && text.length <= LONGEST_NAME) return tasksOfName(text, facts);
  if (uuidVersion(text) !== null) return tasksOfId(text, facts);
  return text.length > LONGEST_NAME ? tasksOfSignedBody(text, facts) : [];
}

/** A stream of 200 bytes behind its word. */
const LONGEST_NAME = 220;

/** `<drawId>/<entity>`, or a stream of that or of a UUID. */
function tasksOfName(name: string, facts: Facts): readonly string[] {
  const id = streamId(name);
  if (streamWord(name) === 'task') return isOfDraw(id, facts) ? [id] : [];
  if (uuidVersion(id) !== null) return tasksOfId(id, facts);
  return isOfDraw(name, facts) ? [name] : [];
}

function isOfDraw(task: string, facts: Facts): boolean {
  const draw = drawIdOfStream(facts, `task/${task}`);
  return draw !== undefined && drawOf(facts, draw) !== undefined;
}

/** A UUID may be a task that came from a list, a finding, an order, a case or a referral. */
function tasksOfId(id: string, facts: Facts): readonly string[] {
  const order = orderOf(facts, id);
  const findings = [
    id,
    ...(order?.findings.map(({ finding }) => finding) ?? []),
    ...(caseOf(facts, id)?.findings ?? []),
    ...(referralOf(facts, id)?.findings ?? []),
  ];
  const tasks = [id, order?.task, ...findings.map((finding) => findingOf(facts, finding)?.task)];
  return tasks.filter((task) => task !== undefined).filter((task) => isOfDraw(task, facts));
}

/** LateStatementAdmitted carries the body of another statement in base64. */
function tasksOfSignedBody(text: string, facts: Facts): readonly string[] {
  const bytes = fromBase64(text);
  if (bytes === null) return [];
  try {
    return tasksNamedIn(JSON.parse(fromUtf8(bytes)) as Json, facts);
  } catch {
    return [];
  }
}
