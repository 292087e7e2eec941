import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AsOf, RowQuery, RowVersion } from '@mingjing/followers';
import type { OpenLedger } from '../composition/open-ledger';
import { momentFrom, textFrom } from './query-text';
import { ReadingDesk } from './service';
import type { Place } from './shown-page';
import { decimal, notReached, reachSize, type TrueAt, type WaitedFor } from './true-at';

/** How every query may be asked: after a size is reached, as of an earlier size, as of what had happened by then. */
export interface AskedAs extends WaitedFor {
  readonly size?: string;
  readonly 'occurred-by'?: string;
}

/** Rows of one view. */
export class ReadRows {
  constructor(
    readonly view: string,
    readonly query: Pick<RowQuery, 'where' | 'after' | 'limit'>,
    readonly asked: AskedAs,
  ) {}
}

/** One page of a view's rows, all pages at the size of the first. */
export function readPage(
  view: string,
  where: NonNullable<RowQuery['where']>,
  asked: AskedAs,
  { after, limit, size }: Place,
): ReadRows {
  const at = size === undefined ? asked : { ...asked, size: String(size) };
  return new ReadRows(view, { where, limit, ...(after === undefined ? {} : { after }) }, at);
}

@QueryHandler(ReadRows)
export class ReadRowsHandler implements IQueryHandler<ReadRows, TrueAt<readonly RowVersion[]>> {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  async execute({ view, query, asked }: ReadRows): Promise<TrueAt<readonly RowVersion[]>> {
    const { size, asOf } = await reachAsked(this.desk.ledger, asked);
    return { size, data: this.desk.ledger.views.rows(this.desk.view(view), { ...query, ...asOf }) };
  }
}

/** The size at which the answer is true, and as of what the views are asked. */
export async function reachAsked(
  ledger: OpenLedger,
  asked: AskedAs,
): Promise<{ readonly size: number; readonly asOf: AsOf }> {
  const wanted = textFrom(asked, 'size');
  const by = momentFrom(asked, 'occurred-by');
  const reached = await reachSize(ledger, textFrom(asked, 'min-size'));
  const size = wanted === undefined ? reached : decimal(wanted, 'size');
  if (size > reached) throw notReached(size, reached);
  return {
    size,
    asOf: {
      ...(wanted === undefined && size === ledger.follower.size() ? {} : { size }),
      ...(by === undefined ? {} : { occurredBy: by }),
    },
  };
}
