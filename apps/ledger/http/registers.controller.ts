import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { officerRegisterIsFiled, officerRegisterRoot } from '@mingjing/registers/contracts';
import { rejection, type Json } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { AsksForAPage, AsksTheViews, WaitsForASize } from './asked-as';
import { Refused } from './problem';
import { limitFrom, textFrom, whereFrom } from './query-text';
import { readPage, type AskedAs } from './read-rows';
import type { Reader } from './reader-token';
import { ReadingDesk } from './service';
import { shownPage } from './shown-page';
import type { WaitedFor } from './true-at';

interface ListAsked extends AskedAs {
  readonly after?: string;
  readonly limit?: string;
}

interface List {
  readonly size: number;
  readonly rows: readonly { readonly key: string; readonly changedBy: number; readonly row: Json }[];
  /** Give it as `after` for the next page; absent on the last. */
  readonly next?: string;
}

/** The register's name in the address → the word of its streams. */
const REGISTERS: ReadonlyMap<string, string> = new Map([
  ['entities', 'entity'],
  ['officers', 'officer'],
]);
const REGISTER_FILTERS = ['category', 'district', 'status'] as const;
const TASK_FILTERS = ['draw', 'entity', 'lead', 'second', 'status', 'origin'] as const;
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
  @AsksForAPage(...REGISTER_FILTERS)
  @Answers('RegisterPage', 'A page of rows, by key')
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({ summary: 'The register of entities or of officers (两库): entities, officers' })
  async register(
    @Param('register') register: string,
    @Query() asked: ListAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<List> {
    const kind = REGISTERS.get(register);
    const reader = await this.desk.demandReader(authorization, ...(kind === undefined ? [] : [kind]));
    if (kind === undefined) {
      throw new Refused(
        rejection('not-found', 'There are two registers: entities and officers.', { register }),
      );
    }
    const where = whereFrom(asked, REGISTER_FILTERS);
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
  @AsksTheViews()
  @AsksForAPage(...TASK_FILTERS)
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
    return { size, rows, ...(next === undefined ? {} : { next }) };
  }
}
