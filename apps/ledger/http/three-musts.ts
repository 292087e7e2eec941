import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  judgeMusts,
  judgedAt,
  questionOf,
  rollUp,
  withCompromised,
  worstRow,
  type MustRecord,
  type MustRow,
  type MustsAsked as MustsTexts,
  type MustsQuestion,
  type RollUpQuery,
} from '@mingjing/accountability';
import { allDraws } from '@mingjing/draw/contracts';
import { rejection, type Json } from '@mingjing/kernel';
import type { AsOf } from '@mingjing/followers';
import { registry } from '../composition/constitution';
import { isEntryCompromised } from './caveats';
import { Refused } from './problem';
import { malformed, textFrom } from './query-text';
import { reachAsked, type AskedAs } from './read-rows';
import { readBy } from './read-where';
import type { Reader } from './reader-token';
import { ReadingDesk } from './service';

/** `as-of`: the moment at which the states are judged. */
export type MustsAsked = AskedAs & MustsTexts;

const NAMES = ['as-of', 'origin', 'by', 'from', 'to'] as const;

/** The three musts, rolled up, or of one finding. */
export class ThreeMusts {
  constructor(
    readonly asked: MustsAsked,
    readonly reader: Reader,
    readonly finding?: string,
  ) {}
}

const VIEW = 'three_musts';

type Members = Readonly<Record<string, Json>>;

interface JudgedRows {
  readonly rows: readonly MustRow[];
  readonly worst: MustRow | undefined;
}

@QueryHandler(ThreeMusts)
export class ThreeMustsHandler implements IQueryHandler<ThreeMusts, Json> {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  async execute({ asked, reader, finding }: ThreeMusts): Promise<Json> {
    const reached = await reachAsked(this.desk.ledger, asked);
    const question = questionFrom(asked);
    const asOf = question.asOf ?? (await this.lastMoment(reached.size));
    const { size } = reached;
    const read = readBy(this.desk.view(VIEW), registry, size) as unknown as Json;
    if (finding === undefined)
      return { size, asOf, read, ...(await this.rolledUp(question.query, reader, asOf, reached.asOf)) };
    const look = await this.desk.lookInto(`finding/${finding}`, reader);
    await this.desk.recordLooks([look], reader);
    const { worst, rows } = this.ofFinding(finding, look.sight !== 'closed', asOf, reached.asOf);
    const marked = (await this.marked(rows, size)) as unknown as Json;
    return {
      size,
      asOf,
      read,
      finding,
      ...(worst === undefined ? {} : { shows: worst.state }),
      rows: marked,
    };
  }

  /** By default the states are judged at the last entry of the size that is asked about. */
  private async lastMoment(size: number): Promise<string> {
    if (size === 0) return this.desk.ledger.writer.facts().recordedAt;
    return (await this.desk.event(size - 1)).event.recordedAt;
  }

  private ofFinding(finding: string, maySee: boolean, asOf: string, at: AsOf): JudgedRows {
    const { views } = this.desk.ledger;
    const row = views.row(this.desk.view(VIEW), `finding/${finding}`, at);
    if (row === undefined || !maySee)
      throw new Refused(rejection('not-found', `There is no finding ${finding}.`, { finding }));
    const rows = judgeMusts(row.data as unknown as MustRecord, asOf);
    return { rows, worst: worstRow(rows) };
  }

  /** With a mark on what was signed by keys that had fallen into other hands, as far as the log of that size tells. */
  private async marked(rows: readonly MustRow[], size: number): Promise<readonly MustRow[]> {
    const facts = this.desk.ledger.writer.facts();
    const compromised = new Set<number>();
    for (const index of new Set(rows.flatMap(({ because }) => because.map((one) => one.index)))) {
      const { bytes } = await this.desk.event(index);
      if (isEntryCompromised(bytes, index, size, facts)) compromised.add(index);
    }
    return withCompromised(rows, (index) => compromised.has(index));
  }

  private async rolledUp(query: RollUpQuery, reader: Reader, asOf: string, at: AsOf): Promise<Members> {
    const { views } = this.desk.ledger;
    const found = views.rows(this.desk.view(VIEW), { where: { kind: 'finding' }, ...at });
    const looks = found.map(({ key }) => this.desk.lookAtStream(key, reader));
    const seen = found.filter((_row, i) => looks[i]?.sight !== 'closed');
    await this.desk.recordLooks(looks, reader);
    const answer = rollUp(judgedAt(seen, asOf), query) as unknown as object;
    return { sealed: this.sealedTo(reader), ...answer };
  }

  /** The draws whose findings are left out, if there are any: how many would tell how a sealed draw fares. */
  private sealedTo(reader: Reader): readonly string[] {
    const draws = allDraws(this.desk.ledger.writer.facts()).map(({ id }) => id);
    return draws.filter((id) => this.desk.lookAtStream(`draw/${id}`, reader).sight === 'closed');
  }
}

function questionFrom(asked: MustsAsked): Extract<MustsQuestion, { readonly ok: true }> {
  const texts = NAMES.map((name) => [name, textFrom(asked, name)] as const);
  const given = Object.fromEntries(texts.filter(([, text]) => text !== undefined));
  const question = questionOf(given);
  if (!question.ok) throw malformed(question.name, question.is);
  return question;
}
