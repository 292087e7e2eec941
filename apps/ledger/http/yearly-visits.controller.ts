import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { yearlyVisits, type YearlyVisits } from '@mingjing/draw/contracts';
import type { Facts } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { AsksForAPage, WaitsForASize } from './asked-as';
import type { Look } from './early-looks';
import { limitFrom, textFrom, whereFrom, yearFrom, type Filters } from './query-text';
import type { Reader } from './reader-token';
import { ReadingDesk } from './service';
import { reachSealed, type WaitedFor } from './true-at';

interface VisitsAsked extends WaitedFor {
  readonly after?: string;
  readonly limit?: string;
}

interface Visits {
  readonly size: number;
  readonly year: number;
  readonly entities: readonly YearlyVisits[];
  /** Give it as `after` for the next page; absent on the last. */
  readonly next?: string;
}

interface Shown {
  readonly row: YearlyVisits;
  readonly seen: readonly Look[];
}

const FILTERS: Filters = { district: 'any', over: ['true', 'false'] };
const PAGE = 200;
const MOST = 1_000;

@ApiTags('registers and tasks')
@Controller('v1/years')
export class YearlyVisitsController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get(':year/visits')
  @ApiBearerAuth()
  @WaitsForASize()
  @AsksForAPage(FILTERS)
  @Answers('YearlyVisits', 'A page of the entities that were visited in the year, by id')
  @Refuses(400, 401, 403, 503)
  @ApiOperation({
    summary: 'Visits of the year by entity, each with its origin, beside the yearly cap (reader)',
    description:
      'What an authority plans or orders of its own accord counts against the cap, one visit a day; a complaint, a case, an emergency, an order to correct or a new licence does not. Of sealed draws nothing is told or counted.',
  })
  async visits(
    @Param('year') year: string,
    @Query() asked: VisitsAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<Visits> {
    const reader = await this.desk.demandReader(authorization, 'entity', 'task');
    const at = yearFrom(year);
    const limit = limitFrom(asked, PAGE, MOST);
    await reachSealed(this.desk.ledger, textFrom(asked, 'min-size'));
    const facts = this.desk.ledger.writer.facts();
    const found = this.found(facts, at, asked, reader, limit + 1);
    const shown = found.slice(0, limit);
    await this.desk.recordLooks(
      shown.flatMap(({ seen }) => seen),
      reader,
    );
    const entities = shown.map(({ row }) => row);
    const last = entities.at(-1)?.entity;
    const next = found.length > limit && last !== undefined ? { next: last } : {};
    return { size: facts.index, year: at, entities, ...next };
  }

  /** The first rows of the page that the reader may see, at most so many. */
  private found(facts: Facts, year: number, asked: VisitsAsked, reader: Reader, most: number): Shown[] {
    const { district, over } = whereFrom(asked, FILTERS);
    const after = textFrom(asked, 'after');
    const wanted = { district, over: over === undefined ? undefined : over === 'true', after };
    const see = (task: string): Look | undefined => {
      const look = this.desk.lookAtStream(`task/${task}`, reader);
      return look.sight === 'closed' ? undefined : look;
    };
    const found: Shown[] = [];
    for (const shown of yearlyVisits(facts, year, wanted, see)) {
      if (found.push(shown) === most) break;
    }
    return found;
  }
}
