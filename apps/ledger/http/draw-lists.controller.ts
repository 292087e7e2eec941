import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { completionOf, loadOfYear, whatIf, type Qualification } from '@mingjing/draw/contracts';
import { rejection, type Facts, type JsonObject } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { WaitsForASize } from './asked-as';
import { publicDraws } from './draw-shown';
import { Refused } from './problem';
import { malformed, textFrom, yearFrom } from './query-text';
import { ReadingDesk } from './service';
import { reachSealed, type WaitedFor } from './true-at';

interface DrawsAsked extends WaitedFor {
  readonly plan?: string;
}

interface WhatIfAsked extends WaitedFor {
  readonly qualify?: string;
}

@ApiTags('draws')
@Controller('v1')
export class DrawListsController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get('draws')
  @WaitsForASize()
  @ApiQuery({ name: 'plan', required: false, description: 'The draws of this plan alone.' })
  @Answers('Draws', 'Every draw that was planned, and how many were voided or abandoned')
  @Refuses(400, 503)
  @ApiOperation({ summary: 'All draws, the voided ones counted for ever, with their alerts (public)' })
  async draws(@Query() asked: DrawsAsked): Promise<JsonObject> {
    const facts = await this.reached(asked);
    return { size: facts.index, ...publicDraws(facts, textFrom(asked, 'plan')) };
  }

  @Get('draws/:id/what-if')
  @ApiBearerAuth()
  @WaitsForASize()
  @ApiQuery({
    name: 'qualify',
    required: false,
    description: 'Officers who would qualify for one more field: `G-0012:G/medical,G-0013:G/medical`.',
  })
  @Answers('WhatIf', 'Load by field as it stands, and with these officers')
  @Refuses(400, 401, 403, 404, 422, 503)
  @ApiOperation({
    summary: 'Before the freeze: load by field, and what a second field for officers would change (reader)',
  })
  async whatIf(
    @Param('id') id: string,
    @Query() asked: WhatIfAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<JsonObject> {
    const facts = await this.desk.factsFor(authorization, asked, 'officer');
    const outcome = whatIf(facts, id, qualificationsFrom(textFrom(asked, 'qualify')));
    if (outcome.ok) return { size: facts.index, ...asJson(outcome.value) };
    const { code, reason, facts: known } = outcome.rejection;
    if (code === 'draw-unknown') throw new Refused(rejection('not-found', reason, known));
    // Once frozen there is nothing left to ask: what would be answered is no longer there.
    throw new Refused(outcome.rejection, code === 'register-already-frozen' ? 404 : undefined);
  }

  @Get('years/:year/load')
  @ApiBearerAuth()
  @WaitsForASize()
  @Answers('YearlyLoad', 'Places held in the year, by field')
  @Refuses(400, 401, 403, 503)
  @ApiOperation({
    summary: 'How the year’s places lie upon the officers, by field; of sealed draws nothing (reader)',
  })
  async load(
    @Param('year') year: string,
    @Query() asked: WaitedFor,
    @Headers('authorization') authorization?: string,
  ): Promise<JsonObject> {
    const facts = await this.desk.factsFor(authorization, asked, 'officer');
    const at = yearFrom(year);
    return { size: facts.index, year: at, ...asJson({ fields: loadOfYear(facts, at) }) };
  }

  @Get('years/:year/completion')
  @ApiBearerAuth()
  @WaitsForASize()
  @Answers('Completion', 'Tasks of the year by the level behind them, done and closed apart')
  @Refuses(400, 401, 403, 503)
  @ApiOperation({ summary: 'Completion by origin: national, provincial, city, local (reader)' })
  async completion(
    @Param('year') year: string,
    @Query() asked: WaitedFor,
    @Headers('authorization') authorization?: string,
  ): Promise<JsonObject> {
    const facts = await this.desk.factsFor(authorization, asked, 'task');
    const at = yearFrom(year);
    return { size: facts.index, year: at, ...asJson({ levels: completionOf(facts, at) }) };
  }

  private async reached(asked: WaitedFor): Promise<Facts> {
    await reachSealed(this.desk.ledger, textFrom(asked, 'min-size'));
    return this.desk.ledger.writer.facts();
  }
}

/** `officer:field`, several joined by ",". */
function qualificationsFrom(text: string | undefined): readonly Qualification[] {
  if (text === undefined || text === '') return [];
  return text.split(',').map((pair) => {
    const [officer = '', field = '', ...rest] = pair.split(':');
    if (officer !== '' && field !== '' && rest.length === 0) return { officer, field };
    throw malformed('qualify', 'written officer:field, several joined by ","');
  });
}

function asJson(answer: object): JsonObject {
  return answer as unknown as JsonObject;
}
