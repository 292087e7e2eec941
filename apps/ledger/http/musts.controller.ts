import { applyDecorators, Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { MUST_STATES, MUSTS, ORIGIN_SCOPES, ROLL_UP_BY } from '@mingjing/accountability';
import type { Json } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { AsksForAPage, AsksTheViews } from './asked-as';
import type { MustsAsked } from './seen-musts';
import { ThreeMusts, type MustsListed } from './three-musts';
import { ReadingDesk } from './service';

const AS_OF = 'Moment at which the states are judged; default: "occurred-by", else the last entry’s';

/** The findings that a roll-up counts, and at which moment they are judged. */
function ChoosesFindings(): MethodDecorator {
  return applyDecorators(
    ApiQuery({
      name: 'as-of',
      required: false,
      description: AS_OF,
    }),
    ApiQuery({
      name: 'origin',
      required: false,
      enum: ORIGIN_SCOPES,
      description: 'DRAW by default, ALL by default with by=origin; ALL for every origin',
    }),
    ApiQuery({ name: 'from', required: false, description: 'First day of the first trace' }),
    ApiQuery({ name: 'to', required: false, description: 'Last day of the first trace' }),
  );
}

@ApiTags('three musts')
@Controller('v1/three-musts')
export class MustsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ReadingDesk) private readonly desk: ReadingDesk,
  ) {}

  @Get()
  @AsksTheViews('musts')
  @ChoosesFindings()
  @ApiQuery({ name: 'by', required: false, enum: ROLL_UP_BY })
  @Answers('MustsRolledUp', 'Counts by origin first')
  @Refuses(400, 401, 403, 503)
  @ApiOperation({ summary: 'The three musts (三个必须) rolled up by origin first, with all counts' })
  async rolledUp(
    @Query() asked: MustsAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<Json> {
    const reader = await this.desk.demandReader(authorization, 'finding');
    return this.queries.execute<ThreeMusts, Json>(new ThreeMusts(asked, reader, 'rolled up'));
  }

  @Get('findings')
  @AsksTheViews('musts')
  @ChoosesFindings()
  @AsksForAPage()
  @ApiQuery({ name: 'must', required: false, enum: MUSTS })
  @ApiQuery({ name: 'state', required: false, enum: MUST_STATES })
  @Answers('MustsListed', 'The rows that are counted, by finding')
  @Refuses(400, 401, 403, 503)
  @ApiOperation({ summary: 'The rows behind the numbers: which findings are BROKEN, which are due, and why' })
  async listed(@Query() asked: MustsListed, @Headers('authorization') authorization?: string): Promise<Json> {
    const reader = await this.desk.demandReader(authorization, 'finding');
    return this.queries.execute<ThreeMusts, Json>(new ThreeMusts(asked, reader, 'listed'));
  }

  @Get('findings/:id')
  @AsksTheViews('musts')
  @ApiQuery({ name: 'as-of', required: false, description: AS_OF })
  @Answers('MustsOfFinding', 'Its rows')
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({
    summary: 'The three musts of one finding: each row, its state, limit, and the events that it stands on',
  })
  async ofFinding(
    @Param('id') id: string,
    @Query() asked: MustsAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<Json> {
    const reader = await this.desk.demandReader(authorization, 'finding');
    return this.queries.execute<ThreeMusts, Json>(new ThreeMusts(asked, reader, { finding: id }));
  }
}
