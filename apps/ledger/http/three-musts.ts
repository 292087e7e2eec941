import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  countedRows,
  judgedAt,
  rollUp,
  worstRow,
  type CountedRow,
  type MustRow,
} from '@mingjing/accountability';
import type { Json } from '@mingjing/kernel';
import { nothingOf } from './nothing-of';
import { limitFrom, textFrom } from './query-text';
import type { Reader } from './reader-token';
import {
  marked,
  MUSTS_VIEW,
  reachMusts,
  sealedTo,
  seenFindings,
  type MustsAsked,
  type MustsReached,
} from './seen-musts';
import { ReadingDesk } from './service';

/** One page of the rows behind the numbers. */
export interface MustsListed extends MustsAsked {
  readonly after?: string;
  readonly limit?: string;
}

/** The three musts: all of them rolled up, the rows that were counted, or those of one finding. */
export type MustsOf = 'rolled up' | 'listed' | { readonly finding: string };

export class ThreeMusts {
  constructor(
    readonly asked: MustsListed,
    readonly reader: Reader,
    readonly of: MustsOf,
  ) {}
}

type Answer = Readonly<Record<string, unknown>>;

/** Findings of a page, and at most. */
const [USUAL, MOST] = [100, 1_000];

@QueryHandler(ThreeMusts)
export class ThreeMustsHandler implements IQueryHandler<ThreeMusts, Json> {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  async execute({ asked, reader, of }: ThreeMusts): Promise<Json> {
    const reached = await reachMusts(this.desk, asked, reader);
    const { size, asOf, read } = reached;
    return { size, asOf, read, ...(await this.answered(asked, reader, of, reached)) };
  }

  private answered(asked: MustsListed, reader: Reader, of: MustsOf, reached: MustsReached): Promise<Answer> {
    if (of === 'rolled up') return this.rolledUp(reader, reached);
    if (of === 'listed') return this.listed(asked, reader, reached);
    return this.ofFinding(of.finding, asked, reader, reached);
  }

  private async rolledUp(reader: Reader, reached: MustsReached): Promise<Answer> {
    const seen = await seenFindings(this.desk, reader, reached);
    return { sealed: sealedTo(this.desk, reader), ...rollUp(seen, reached.query) };
  }

  /** Whole findings, by id: what is behind a number is on one page or on the next, never on both. */
  private async listed(asked: MustsListed, reader: Reader, reached: MustsReached): Promise<Answer> {
    const [after, limit] = [textFrom(asked, 'after') ?? '', limitFrom(asked, USUAL, MOST)];
    const counted = countedRows(await seenFindings(this.desk, reader, reached), reached.query);
    const rest = counted.filter(({ finding }) => finding > after);
    const ids = [...new Set(rest.map(({ finding }) => finding))];
    const last = ids[limit - 1] ?? '';
    const isCut = ids.length > limit;
    const page = isCut ? rest.filter(({ finding }) => finding <= last) : rest;
    const rows = await this.markedOf(page, reached.size);
    return { sealed: sealedTo(this.desk, reader), rows, ...(isCut ? { next: last } : {}) };
  }

  private async markedOf(page: readonly CountedRow[], size: number): Promise<readonly CountedRow[]> {
    const rows = await marked(
      this.desk,
      page.map(({ row }) => row),
      size,
    );
    return page.map((one, i) => ({ ...one, row: rows[i] ?? one.row }));
  }

  private async ofFinding(
    finding: string,
    asked: MustsListed,
    reader: Reader,
    reached: MustsReached,
  ): Promise<Answer> {
    const look = await this.desk.lookInto(`finding/${finding}`, reader);
    await this.desk.recordLooks([look], reader);
    const judged = look.sight === 'closed' ? undefined : this.judged(finding, reached);
    if (judged === undefined) throw nothingOf(`finding ${finding}`, reached.size, asked, { finding });
    const worst = worstRow(judged);
    const rows = await marked(this.desk, judged, reached.size);
    return { finding, ...(worst === undefined ? {} : { shows: worst.state }), rows };
  }

  private judged(finding: string, { asOf, at, occurredBy }: MustsReached): readonly MustRow[] | undefined {
    const row = this.desk.ledger.views.row(this.desk.view(MUSTS_VIEW), `finding/${finding}`, at);
    return row && judgedAt([row], asOf, occurredBy)[0]?.rows;
  }
}
