import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TASK_STATUSES } from '@mingjing/accountability';
import { TASK_ORIGINS } from '@mingjing/draw';
import type { RowVersion } from '@mingjing/followers';
import { CATEGORIES, ENTITY_STATUSES, OFFICER_STATUSES } from '@mingjing/registers';
import { officerRegisterIsFiled, officerRegisterRoot } from '@mingjing/registers/contracts';
import { rejection, type Json } from '@mingjing/kernel';
import { registry } from '../composition/constitution';
import { Answers, Refuses } from './answers/declared';
import { AsksForAPage, AsksTheViews, WaitsForASize } from './asked-as';
import { Refused } from './problem';
import { limitFrom, malformed, textFrom, whereFrom, type Filters } from './query-text';
import { ReadRows, readPage, type AskedAs } from './read-rows';
import { readBy, type ReadWhere } from './read-where';
import type { Reader } from './reader-token';
import { ReadingDesk } from './service';
import { shownPage } from './shown-page';
import type { TrueAt, WaitedFor } from './true-at';

interface ListAsked extends AskedAs {
  readonly after?: string;
  readonly limit?: string;
}

interface List {
  readonly size: number;
  readonly read: ReadWhere;
  readonly rows: readonly { readonly key: string; readonly changedBy: number; readonly row: Json }[];
  /** Give it as `after` for the next page; absent on the last. */
  readonly next?: string;
}

const REGISTER_FILTERS: Filters = {
  ...{ category: 'any', district: 'any' },
  status: [...new Set([...ENTITY_STATUSES, ...OFFICER_STATUSES])],
};
/** The register's name in the address → the word of its streams, and what it is filtered by. */
const REGISTERS: ReadonlyMap<string, readonly [kind: string, filters: Filters]> = new Map([
  ['entities', ['entity', { ...REGISTER_FILTERS, status: ENTITY_STATUSES }]],
  ['officers', ['officer', { status: OFFICER_STATUSES }]],
]);
const TASK_FILTERS: Filters = {
  ...{ draw: 'any', entity: 'any', lead: 'any', second: 'any' },
  ...{ status: TASK_STATUSES, origin: TASK_ORIGINS },
};
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
  @AsksTheViews('rows')
  @AsksForAPage(REGISTER_FILTERS)
  @Answers('RegisterPage', 'A page of rows, by key')
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({ summary: 'The register of entities or of officers (两库): entities, officers' })
  async register(
    @Param('register') register: string,
    @Query() asked: ListAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<List> {
    const [kind, filters] = REGISTERS.get(register) ?? [];
    const reader = await this.desk.demandReader(authorization, ...(kind === undefined ? [] : [kind]));
    if (kind === undefined || filters === undefined) {
      throw new Refused(
        rejection('not-found', 'There are two registers: entities and officers.', { register }),
      );
    }
    const foreign = Object.keys(REGISTER_FILTERS).find((name) => !(name in filters) && name in asked);
    if (foreign !== undefined) throw malformed(foreign, 'asked of entities alone: officers have none');
    const where = whereFrom(asked, filters);
    if (where['category'] !== undefined) await this.demandCategory(where['category'], asked);
    return this.list('registers', { kind, ...where }, asked, reader);
  }

  @Get('registers/officers/filing')
  @ApiBearerAuth()
  @WaitsForASize()
  @Answers('RegisterFiling', 'The root to file, and whether what was filed last is still the register')
  @Refuses(400, 401, 403, 503)
  @ApiOperation({ summary: 'The officer register as it is to be filed (备案): no draw is frozen before' })
  async filing(
    @Query() asked: WaitedFor,
    @Headers('authorization') authorization?: string,
  ): Promise<{ readonly size: number; readonly root: string; readonly filed: boolean }> {
    const facts = await this.desk.factsFor(authorization, asked, 'officer');
    return { size: facts.index, root: officerRegisterRoot(facts), filed: officerRegisterIsFiled(facts) };
  }

  @Get('tasks')
  @AsksTheViews('rows')
  @AsksForAPage(TASK_FILTERS)
  @Answers('TaskPage', 'A page of tasks, by key')
  @Refuses(400, 401, 403, 503)
  @ApiOperation({
    summary: 'Tasks, by draw, entity, officer, status or origin; sealed ones only to whom they concern',
  })
  async tasks(@Query() asked: ListAsked, @Headers('authorization') authorization?: string): Promise<List> {
    const reader = await this.desk.demandReader(authorization, 'task');
    const where = whereFrom(asked, TASK_FILTERS);
    return this.list('tasks', where, asked, reader);
  }

  /** One that ships, or that a row of the register has: of another a list would be empty whoever asks. */
  private async demandCategory(category: string, asked: ListAsked): Promise<void> {
    if (CATEGORIES.includes(category)) return;
    const where = { kind: 'entity', category };
    const page = new ReadRows('registers', { where, limit: 1 }, asked);
    const { data } = await this.queries.execute<ReadRows, TrueAt<readonly RowVersion[]>>(page);
    if (data.length > 0) return;
    throw malformed('category', `one of ${CATEGORIES.join(', ')}, or another that the register has`);
  }

  private async list(
    view: string,
    where: Readonly<Record<string, string>>,
    asked: ListAsked,
    reader: Reader,
  ): Promise<List> {
    const { size, shown, next } = await shownPage({
      limit: limitFrom(asked, PAGE, MOST),
      after: textFrom(asked, 'after'),
      read: (place) => this.queries.execute(readPage(view, where, asked, place)),
      visible: (rows) =>
        Promise.resolve(
          rows
            .map((row) => ({ ...row, look: this.desk.lookAtStream(row.key, reader) }))
            .filter(({ look }) => look.sight !== 'closed'),
        ),
    });
    await this.desk.recordLooks(
      shown.map(({ look }) => look),
      reader,
    );
    const rows = shown.map(({ key, from, data }) => ({ key, changedBy: from, row: data }));
    const read = readBy(this.desk.view(view), registry, size, reader);
    return { size, read, rows, ...(next === undefined ? {} : { next }) };
  }
}
