import { rejection, streamId, streamWord, type JsonObject } from '@mingjing/kernel';
import { Refused } from '../http/problem';
import type { Gathering } from './gathering';

/** Streams that belong to the file of a case or an entity as a whole. */
const FILED: ReadonlySet<string> = new Set([
  ...['case', 'finding', 'order', 'referral', 'publication', 'document'],
  ...['obligation', 'trigger'],
]);

type Gather = (gathering: Gathering, subject: string) => Promise<void>;

const SUBJECTS: Readonly<Record<string, Gather>> = {
  case: gatherCase,
  draw: gatherDraw,
  entity: gatherEntity,
  officer: gatherOfficer,
};

/** The entries that a bundle is about. Refused for what no bundle is made of, or what the reader sees nothing of. */
export async function gatherSubject(gathering: Gathering, subject: string): Promise<void> {
  const gather = SUBJECTS[streamWord(subject)];
  if (gather === undefined) throw notOfThat(subject);
  await gather(gathering, subject);
  const isThere = gathering.entries().some(({ event }) => event.stream === subject);
  if (!isThere) {
    const reason = `The log has no ${subject} that you may see.`;
    throw new Refused(rejection('not-found', reason, { subject }));
  }
  await gathering.remarks();
}

/** The case, what was found and ordered before it, the visit, the party's row, what was published. */
async function gatherCase(gathering: Gathering, subject: string): Promise<void> {
  await gathering.trail(subject);
  await eachNamed(gathering, 'findings', async (finding) => gathering.trail(`finding/${finding}`));
  await gathering.wholeStreams(FILED);
  await eachNamed(gathering, 'task', async (task) => gathering.stream(`task/${task}`));
  await eachNamed(gathering, 'entity', async (entity) => gathering.stream(`entity/${entity}`));
}

/** Its row, all that was done about it, and what was published of its cases. */
async function gatherEntity(gathering: Gathering, subject: string): Promise<void> {
  await gathering.trail(subject);
  const streams = new Set(gathering.entries().map(({ event }) => event.stream));
  for (const stream of streams) if (streamWord(stream) === 'case') await gathering.trail(stream);
  await gathering.wholeStreams(new Set([...FILED, 'task']));
}

/** What he signed and what names him; the register's row and his keys and roles as a whole. */
async function gatherOfficer(gathering: Gathering, subject: string): Promise<void> {
  await gathering.trail(subject);
  await gathering.stream(`actor/${subject}`);
}

/** The draw's own events, those of the voided draws whose register it stands on, and the plan whose ratios it applied. */
async function gatherDraw(gathering: Gathering, subject: string): Promise<void> {
  await gathering.stream(subject);
  await eachReplaced(gathering, subject);
  await eachNamed(gathering, 'plan', async (plan) => gathering.stream(`plan/${plan}`));
}

/** A draw names only an older one, so the chain ends. */
async function eachReplaced(gathering: Gathering, subject: string): Promise<void> {
  const own = gathering.entries().filter(({ event }) => event.stream === subject);
  for (const replaced of own.flatMap(({ event }) => event.data['replaces'] ?? [])) {
    if (typeof replaced !== 'string') continue;
    await gathering.stream(`draw/${replaced}`);
    await eachReplaced(gathering, `draw/${replaced}`);
  }
}

/** What the entries so far name under a member: an id, or a list of ids or of `{"finding":…}`. */
async function eachNamed(
  gathering: Gathering,
  member: string,
  work: (id: string) => Promise<void>,
): Promise<void> {
  const named = gathering.entries().flatMap(({ event }) => idsIn(event.data, member, event.stream));
  for (const id of new Set(named)) await work(id);
}

function idsIn(data: JsonObject, member: string, stream: string): readonly string[] {
  const value = data[member];
  // A finding left by a failed item has the id of that answer, whose task is its stream.
  const own = member === streamWord(stream) ? [streamId(stream)] : [];
  if (typeof value === 'string') return [value, ...own];
  if (!Array.isArray(value)) return own;
  return (value as readonly (string | { readonly finding?: string })[]).flatMap((one) =>
    typeof one === 'string' ? [one] : (one.finding ?? []),
  );
}

function notOfThat(subject: string): Refused {
  const reason = `"${subject}" is no subject of a bundle; name case/…, entity/…, draw/… or officer/….`;
  return new Refused(rejection('bundle-subject', reason, { subject }), 400);
}
