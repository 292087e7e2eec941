import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  ORIGIN_SCOPES,
  ROLL_UP_BY,
  judgeMusts,
  rollUp,
  worstRow,
  type JudgedFinding,
  type MustRecord,
  type RollUpQuery,
} from '@mingjing/accountability';
import { isClaimedTime, isRecordedTime, rejection, type Json } from '@mingjing/kernel';
import { Refused } from './problem';
import { asOfFrom, type AskedAs } from './read-rows';
import type { Reader } from './reader-token';
import { ReadingDesk } from './service';
import { reachSize } from './true-at';

export interface MustsAsked extends AskedAs {
  /** Moment at which the states are judged. */
  readonly 'as-of'?: string;
  readonly origin?: string;
  readonly by?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The three musts, rolled up, or of one finding. */
export class ThreeMusts {
  constructor(
    readonly asked: MustsAsked,
    readonly reader: Reader,
    readonly finding?: string,
  ) {}
}

const VIEW = 'three_musts';

@QueryHandler(ThreeMusts)
export class ThreeMustsHandler implements IQueryHandler<ThreeMusts, Json> {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  async execute({ asked, reader, finding }: ThreeMusts): Promise<Json> {
    const reached = await reachSize(this.desk.ledger, asked['min-size']);
    const asOf = asked['as-of'] ?? this.desk.ledger.writer.facts().recordedAt;
    if (!isClaimedTime(asOf) && !isRecordedTime(asOf))
      throw malformed('as-of', 'a moment such as 2026-03-05T10:10:00.000+08:00');
    const size = asOfFrom(asked).size ?? reached;
    if (finding !== undefined) return { size, asOf, ...this.ofFinding(finding, asked, asOf) };
    return { size, asOf, ...this.rolledUp(asked, reader, asOf) };
  }

  private ofFinding(finding: string, asked: MustsAsked, asOf: string): { readonly [member: string]: Json } {
    const { views } = this.desk.ledger;
    const row = views.row(this.desk.view(VIEW), `finding/${finding}`, asOfFrom(asked));
    if (row === undefined)
      throw new Refused(rejection('not-found', `There is no finding ${finding}.`, { finding }));
    const rows = judgeMusts(row.data as unknown as MustRecord, asOf);
    const worst = worstRow(rows);
    return { finding, ...(worst === undefined ? {} : { shows: worst.state }), rows: rows as unknown as Json };
  }

  private rolledUp(asked: MustsAsked, reader: Reader, asOf: string): { readonly [member: string]: Json } {
    const { views } = this.desk.ledger;
    const found = views.rows(this.desk.view(VIEW), { where: { kind: 'finding' }, ...asOfFrom(asked) });
    const seen = found.filter(({ key }) => this.desk.seesStream(key, reader));
    const judged: JudgedFinding[] = seen.map(({ data }) => {
      const record = data as unknown as MustRecord;
      return { record, rows: judgeMusts(record, asOf) };
    });
    return {
      withheld: found.length - seen.length,
      ...(rollUp(judged, queryFrom(asked)) as unknown as object),
    };
  }
}

function queryFrom(asked: MustsAsked): RollUpQuery {
  const { origin, by, from, to } = asked;
  const scope = ORIGIN_SCOPES.find((one) => one === origin);
  const grouping = ROLL_UP_BY.find((one) => one === by);
  if (origin !== undefined && scope === undefined)
    throw malformed('origin', `one of ${ORIGIN_SCOPES.join(', ')}`);
  if (by !== undefined && grouping === undefined) throw malformed('by', `one of ${ROLL_UP_BY.join(', ')}`);
  return {
    ...(scope === undefined ? {} : { origin: scope }),
    ...(grouping === undefined ? {} : { by: grouping }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function malformed(name: string, what: string): Refused {
  return new Refused(rejection('query-malformed', `"${name}" is ${what}.`, { name }), 400);
}
