import {
  judgedAt,
  questionOf,
  withCompromised,
  type JudgedFinding,
  type MustRow,
  type MustsAsked as MustsTexts,
  type MustsQuestion,
} from '@mingjing/accountability';
import { allDraws } from '@mingjing/draw/contracts';
import type { AsOf } from '@mingjing/followers';
import type { Json } from '@mingjing/kernel';
import { registry } from '../composition/constitution';
import { isEntryCompromised } from './caveats';
import { malformed, momentFrom, textFrom } from './query-text';
import { reachAsked, type AskedAs } from './read-rows';
import { readBy } from './read-where';
import type { Reader } from './reader-token';
import type { ReadingDesk } from './service';

/** `as-of`: the moment at which the states are judged; by default `occurred-by`, where that is asked. */
export type MustsAsked = AskedAs & MustsTexts;

const NAMES = ['origin', 'by', 'from', 'to', 'must', 'state'] as const;
export const MUSTS_VIEW = 'three_musts';

export interface MustsReached {
  readonly query: Extract<MustsQuestion, { readonly ok: true }>['query'];
  readonly size: number;
  /** A row tells all that was recorded up to the size; what had occurred by then is told apart by its acts. */
  readonly at: Pick<AsOf, 'size'>;
  readonly occurredBy?: string;
  /** The moment at which the states are judged: by default `occurred-by`, else that of the last entry of the size. */
  readonly asOf: string;
  readonly read: Json;
}

/** Waits for the size that is asked about. Throws Refused where the question cannot be read. */
export async function reachMusts(
  desk: ReadingDesk,
  asked: MustsAsked,
  reader: Reader,
): Promise<MustsReached> {
  const { size, asOf } = await reachAsked(desk.ledger, asked);
  const { occurredBy, ...at } = asOf;
  const { query, asOf: judged } = questionFrom(asked);
  const read = readBy(desk.view(MUSTS_VIEW), registry, size, reader) as unknown as Json;
  const moment = judged ?? occurredBy ?? (await lastMoment(desk, size));
  return { query, size, at, read, asOf: moment, ...(occurredBy === undefined ? {} : { occurredBy }) };
}

/** Every finding that the reader may see, judged; his looks are recorded. */
export async function seenFindings(
  desk: ReadingDesk,
  reader: Reader,
  { asOf, at, occurredBy }: MustsReached,
): Promise<readonly JudgedFinding[]> {
  const found = desk.ledger.views.rows(desk.view(MUSTS_VIEW), { where: { kind: 'finding' }, ...at });
  const looks = found.map(({ key }) => desk.lookAtStream(key, reader));
  await desk.recordLooks(looks, reader);
  return judgedAt(
    found.filter((_row, i) => looks[i]?.sight !== 'closed'),
    asOf,
    occurredBy,
  );
}

/** The draws whose findings are left out, if there are any: how many would tell how a sealed draw fares. */
export function sealedTo(desk: ReadingDesk, reader: Reader): readonly string[] {
  const draws = allDraws(desk.ledger.writer.facts()).map(({ id }) => id);
  return draws.filter((id) => desk.lookAtStream(`draw/${id}`, reader).sight === 'closed');
}

/** With a mark on what was signed by keys that had fallen into other hands, as far as the log of that size tells. */
export async function marked(
  desk: ReadingDesk,
  rows: readonly MustRow[],
  size: number,
): Promise<readonly MustRow[]> {
  const facts = desk.ledger.writer.facts();
  const compromised = new Set<number>();
  for (const index of new Set(rows.flatMap(({ because }) => because.map((one) => one.index)))) {
    const { bytes } = await desk.event(index);
    if (isEntryCompromised(bytes, index, size, facts)) compromised.add(index);
  }
  return withCompromised(rows, (index) => compromised.has(index));
}

async function lastMoment(desk: ReadingDesk, size: number): Promise<string> {
  if (size === 0) return desk.ledger.writer.facts().recordedAt;
  return (await desk.event(size - 1)).event.recordedAt;
}

function questionFrom(asked: MustsAsked): Extract<MustsQuestion, { readonly ok: true }> {
  const texts = NAMES.map((name) => [name, textFrom(asked, name)] as const);
  const all = [...texts, ['as-of', momentFrom(asked, 'as-of')] as const];
  const given = Object.fromEntries(all.filter(([, text]) => text !== undefined));
  const question = questionOf(given);
  if (!question.ok) throw malformed(question.name, question.is);
  return question;
}
