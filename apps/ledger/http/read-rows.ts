import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RowQuery, RowVersion } from '@mingjing/followers';
import { ReadingDesk } from './service';
import { decimal, reachSize, type TrueAt } from './true-at';

/** How every query may be asked: after a size is reached, as of an earlier size, as of what had happened by then. */
export interface AskedAs {
  readonly 'min-size'?: string;
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

/** One row of a view. */
export class ReadRow {
  constructor(
    readonly view: string,
    readonly key: string,
    readonly asked: AskedAs,
  ) {}
}

@QueryHandler(ReadRows)
export class ReadRowsHandler implements IQueryHandler<ReadRows, TrueAt<readonly RowVersion[]>> {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  async execute({ view, query, asked }: ReadRows): Promise<TrueAt<readonly RowVersion[]>> {
    const reached = await reachSize(this.desk.ledger, asked['min-size']);
    const asOf = asOfFrom(asked);
    const data = this.desk.ledger.views.rows(this.desk.view(view), { ...query, ...asOf });
    return { size: asOf.size ?? reached, data };
  }
}

@QueryHandler(ReadRow)
export class ReadRowHandler implements IQueryHandler<ReadRow, TrueAt<RowVersion | undefined>> {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  async execute({ view, key, asked }: ReadRow): Promise<TrueAt<RowVersion | undefined>> {
    const reached = await reachSize(this.desk.ledger, asked['min-size']);
    const asOf = asOfFrom(asked);
    return { size: asOf.size ?? reached, data: this.desk.ledger.views.row(this.desk.view(view), key, asOf) };
  }
}

export function asOfFrom(asked: AskedAs): { readonly size?: number; readonly occurredBy?: string } {
  const by = asked['occurred-by'];
  return {
    ...(asked.size === undefined ? {} : { size: decimal(asked.size, 'size') }),
    ...(by === undefined ? {} : { occurredBy: by }),
  };
}
