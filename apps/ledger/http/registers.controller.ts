import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { importsUnfinished, type UnfinishedImport } from '@mingjing/registers/contracts';
import type { RowVersion } from '@mingjing/followers';
import type { Json } from '@mingjing/kernel';
import { AsksTheViews } from './asked-as';
import { ReadRows, type AskedAs } from './read-rows';
import { ReadingDesk } from './service';
import { decimal, type TrueAt } from './true-at';

interface ListAsked extends AskedAs {
  readonly after?: string;
  readonly limit?: string;
  readonly category?: string;
  readonly district?: string;
  readonly status?: string;
  readonly draw?: string;
  readonly entity?: string;
  readonly lead?: string;
  readonly second?: string;
  readonly origin?: string;
}

interface List {
  readonly size: number;
  readonly rows: readonly { readonly key: string; readonly changedBy: number; readonly row: Json }[];
  /** Give it as `after` for the next page; absent on the last. */
  readonly next?: string;
}

const PAGE = 200;
const MOST = 1_000;

@ApiTags('registers and tasks')
@Controller('v1')
export class RegistersController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ReadingDesk) private readonly desk: ReadingDesk,
  ) {}

  @Get('registers/:register')
  @AsksTheViews()
  @ApiOperation({ summary: 'The register of entities or of officers (两库): entities, officers' })
  async register(
    @Param('register') register: string,
    @Query() asked: ListAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<List> {
    await this.desk.demandReader(authorization);
    const kind = register === 'officers' ? 'officer' : 'entity';
    const { category, district, status } = asked;
    return this.list('registers', { kind, category, district, status }, asked, () => true);
  }

  @Get('tasks')
  @AsksTheViews()
  @ApiOperation({
    summary: 'Tasks, by draw, entity, officer, status or origin; sealed ones only to whom they concern',
  })
  async tasks(@Query() asked: ListAsked, @Headers('authorization') authorization?: string): Promise<List> {
    const reader = await this.desk.demandReader(authorization);
    const { draw, entity, lead, second, status, origin } = asked;
    const where = { draw, entity, lead, second, status, origin };
    return this.list('tasks', where, asked, (key) => this.desk.seesStream(key, reader));
  }

  @Get('imports/unfinished')
  @AsksTheViews()
  @ApiOperation({ summary: 'Imports whose rows stand but were never completed: they have no effect' })
  async unfinished(
    @Headers('authorization') authorization?: string,
  ): Promise<{ readonly size: number; readonly imports: readonly UnfinishedImport[] }> {
    await this.desk.demandReader(authorization);
    const { writer } = this.desk.ledger;
    return { size: writer.sealed.size, imports: importsUnfinished(writer.facts()) };
  }

  private async list(
    view: string,
    where: Readonly<Record<string, string | undefined>>,
    asked: ListAsked,
    sees: (key: string) => boolean,
  ): Promise<List> {
    const limit = Math.min(asked.limit === undefined ? PAGE : decimal(asked.limit, 'limit'), MOST);
    const given = Object.entries(where).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const query = {
      where: Object.fromEntries(given),
      limit,
      ...(asked.after === undefined ? {} : { after: asked.after }),
    };
    const answer = await this.queries.execute<ReadRows, TrueAt<readonly RowVersion[]>>(
      new ReadRows(view, query, asked),
    );
    const rows = answer.data
      .filter(({ key }) => sees(key))
      .map(({ key, from, data }) => ({ key, changedBy: from, row: data }));
    const last = answer.data.at(-1)?.key;
    const more = answer.data.length === limit && last !== undefined ? { next: last } : {};
    return { size: answer.size, rows, ...more };
  }
}
