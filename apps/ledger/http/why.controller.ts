import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { exclusionOf, leftOutOf, whyEntityOf, whyOfficerOf, whyTasksOfEntity } from '@mingjing/draw';
import { rejection, type Facts, type JsonObject } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { MayBringAToken, WaitsForASize } from './asked-as';
import { Refused } from './problem';
import { reachDraw } from './reach-draw';
import { ReadingDesk } from './service';
import type { WaitedFor } from './true-at';
import { mayRead } from './what-roles-read';

/** Why was I drawn, and why not: the fate of one entity or officer in one draw, with what it takes to check it. */
@ApiTags('draws')
@Controller('v1/draws')
export class WhyController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get(':id/why/:entity')
  @MayBringAToken()
  @WaitsForASize()
  @Answers(
    'WhyEntity',
    'Row, proof, ticket, rank, cut-off and chance; or the proof that no entity of this id was in the pool',
  )
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({
    summary: 'Why an entity was drawn, or not (public once unblinded; how it was staffed: reader)',
    description:
      'Nothing is said of any entity before the last unblinding. NOT_IN_POOL is about entities: of an officer or a task of that id it says nothing. A reader is also shown why the freeze left an entity out, and who could have been sent to it.',
  })
  async entity(
    @Param('id') id: string,
    @Param('entity') entity: string,
    @Query() asked: WaitedFor,
    @Headers('authorization') authorization?: string,
  ): Promise<JsonObject> {
    const reader = await this.desk.readerFrom(authorization);
    const { facts } = await reachDraw(this.desk, id, asked);
    const why = whyEntityOf(facts, id, entity);
    if (why === undefined) throw sealed(id);
    const more = reader === undefined || !mayRead('task', reader) ? {} : toReaders(facts, id, entity);
    return asJson({ size: facts.index, draw: id, entity, ...why, ...more });
  }

  @Get(':id/why-officer/:officer')
  @ApiBearerAuth()
  @WaitsForASize()
  @Answers('WhyOfficer', 'Row, proof, and every task of his fields with ticket, rank, load and place')
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({ summary: 'Why an officer was sent where, or not (reader, once unblinded)' })
  async officer(
    @Param('id') id: string,
    @Param('officer') officer: string,
    @Query() asked: WaitedFor,
    @Headers('authorization') authorization?: string,
  ): Promise<JsonObject> {
    await this.desk.demandReader(authorization, 'officer');
    const { facts } = await reachDraw(this.desk, id, asked);
    const why = whyOfficerOf(facts, id, officer);
    if (why === undefined) throw sealed(id);
    return asJson({ size: facts.index, draw: id, officer, ...why });
  }
}

function toReaders(facts: Facts, id: string, entity: string): object {
  const exclusion = exclusionOf(facts, id, entity);
  const tasks = whyTasksOfEntity(facts, id, entity);
  const leftOut = leftOutOf(facts, entity);
  return { tasks, leftOut, ...(exclusion === undefined ? {} : { exclusion }) };
}

function sealed(draw: string): Refused {
  const reason = 'Nobody is told why he was drawn, or not, before the last side of the draw is unblinded.';
  return new Refused(rejection('sealed-until-unblinding', reason, { draw }));
}

function asJson(answer: object): JsonObject {
  return answer as unknown as JsonObject;
}
