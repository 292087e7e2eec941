import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ORIGIN_SCOPES, ROLL_UP_BY } from '@mingjing/accountability';
import type { Json } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { AsksTheViews } from './asked-as';
import { ThreeMusts, type MustsAsked } from './three-musts';
import { ReadingDesk } from './service';

@ApiTags('three musts')
@Controller('v1/three-musts')
export class MustsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ReadingDesk) private readonly desk: ReadingDesk,
  ) {}

  @Get()
  @AsksTheViews()
  @ApiQuery({
    name: 'as-of',
    required: false,
    description: 'Moment at which the states are judged; default: the last entry’s',
  })
  @ApiQuery({
    name: 'origin',
    required: false,
    enum: ORIGIN_SCOPES,
    description: 'DRAW by default, ALL by default with by=origin; ALL for every origin',
  })
  @ApiQuery({ name: 'by', required: false, enum: ROLL_UP_BY })
  @ApiQuery({ name: 'from', required: false, description: 'First day of the first trace' })
  @ApiQuery({ name: 'to', required: false, description: 'Last day of the first trace' })
  @Answers('MustsRolledUp', 'Counts by origin first')
  @Refuses(400, 401, 403, 503)
  @ApiOperation({ summary: 'The three musts (三个必须) rolled up by origin first, with all counts' })
  async rolledUp(
    @Query() asked: MustsAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<Json> {
    const reader = await this.desk.demandReader(authorization, 'finding');
    return this.queries.execute<ThreeMusts, Json>(new ThreeMusts(asked, reader));
  }

  @Get('findings/:id')
  @AsksTheViews()
  @ApiQuery({ name: 'as-of', required: false })
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
    return this.queries.execute<ThreeMusts, Json>(new ThreeMusts(asked, reader, id));
  }
}
