import type { Rows, ViewDefinition } from '@mingjing/followers';
import { streamWord, type JsonObject, type RecordedEvent } from '@mingjing/kernel';
import { admittedOriginal, provedCosigners } from '../domain/admitted-original';
import { namedFindings, read, write } from './rows';

/** Members of the data that say what the stream is about, and the word of the other stream. */
const ABOUT: ReadonlyMap<string, string> = new Map([
  ['entity', 'entity'],
  ['task', 'task'],
  ['finding', 'finding'],
  ['order', 'order'],
  ['case', 'case'],
  ['into', 'finding'],
]);

/** Members that name somebody or something for this one event. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['officer', 'officer'],
  ['lead', 'officer'],
  ['second', 'officer'],
  ['out', 'officer'],
  ['incoming', 'officer'],
  ['plan', 'plan'],
  ['checklist', 'checklist'],
]);

/** Members that hold an actor or a whole stream. */
const WHOLE = ['actor', 'decider', 'reader', 'subject'] as const;

/** Streams that stand for others: who asks for an entity wants its tasks, findings, orders and cases as well. */
const CARRIERS: ReadonlySet<string> = new Set([
  'task',
  'finding',
  'order',
  'case',
  'referral',
  'obligation',
  'trigger',
]);

/** Streams of statements about one entry, which they name by its id (`target`). */
const REMARKS: ReadonlySet<string> = new Set(['correction', 'late']);

/** The list of the events that stand in a stream itself, of which its state is folded; no subject has a space in it. */
export function eventsIn(stream: string): string {
  return `in ${stream}`;
}

/** The list of the corrections of an entry, and of the reasons why it came late. */
export function remarksOn(id: string): string {
  return `on ${id}`;
}

/**
 * A list for each subject: every event about a stream or an actor, in order of the log, whose entry says all
 * the rest. Subjects of an event: its stream, who signed it, and the entity, task, findings, orders and case
 * that it concerns, directly or through what its stream is about (rows `about/<stream>`). Beside them the lists
 * `eventsIn` of each stream and `remarksOn` an entry.
 */
export const trailView: ViewDefinition = {
  name: 'trail',
  version: 5,
  concerns: '*',
  lists: 'subject',
  apply(event, rows) {
    rows.note(eventsIn(event.stream));
    for (const subject of subjectsOf(event, aboutOf(event, rows))) rows.note(subject);
    const target = REMARKS.has(streamWord(event.stream)) ? event.data['target'] : undefined;
    if (typeof target === 'string') rows.note(remarksOn(target));
  },
};

function subjectsOf(event: RecordedEvent, about: readonly string[]): ReadonlySet<string> {
  const { stream, actor, cosigners, data, type } = event;
  const subjects = new Set([stream, actor]);
  const add = (subject: string): unknown => subjects.add(subject);
  cosigners?.forEach(add);
  namedIn(data, NAMED).forEach(add);
  for (const member of WHOLE) {
    const value = data[member];
    // A text with a space in it names neither: such are the lists that this view keeps for itself.
    if (typeof value === 'string' && value.includes('/') && !value.includes(' ')) subjects.add(value);
  }
  about.forEach(add);
  if (type === 'LateStatementAdmitted') admittedIn(data).forEach(add);
  return subjects;
}

/** Whoever asks for a stream or a signer wants to see what came too late for its key, too; a name alone is no signer. */
function admittedIn(data: JsonObject): readonly string[] {
  const original = admittedOriginal(data);
  return original === undefined ? [] : [original.stream, original.actor, ...provedCosigners(original, data)];
}

/** What the event's stream is about by now, this event included. */
function aboutOf(event: RecordedEvent, rows: Rows): readonly string[] {
  const named = namedIn(event.data, ABOUT);
  if (!CARRIERS.has(streamWord(event.stream))) return withConcerns(rows, named);
  const key = `about/${event.stream}`;
  const before = read<readonly string[]>(rows, key) ?? [];
  if (named.length === 0) return before;
  const found = withConcerns(rows, named).filter((subject) => !before.includes(subject));
  if (found.length === 0) return before;
  const subjects = [...before, ...found];
  write(rows, key, subjects);
  return subjects;
}

/** The named subjects, and what those are about in turn. */
function withConcerns(rows: Rows, named: readonly string[]): readonly string[] {
  if (named.length === 0) return named;
  const about = named
    .filter((subject) => CARRIERS.has(streamWord(subject)))
    .flatMap((subject) => read<readonly string[]>(rows, `about/${subject}`) ?? []);
  return about.length === 0 ? named : [...new Set([...named, ...about])];
}

/** Members of the data that name subjects, by the words of their streams. */
function namedIn(data: JsonObject, words: ReadonlyMap<string, string>): readonly string[] {
  const subjects = namedFindings(data).map((finding) => `finding/${finding}`);
  for (const member in data) {
    const word = words.get(member);
    if (word === undefined) continue;
    const value = data[member];
    if (typeof value === 'string') subjects.push(`${word}/${value}`);
  }
  return subjects;
}
