import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { drawOf, isUnblinded, transcriptOf } from '@mingjing/draw/contracts';
import { rejection, type Json, type JsonObject } from '@mingjing/kernel';
import { publicDraw, wholeDraw } from './draw-shown';
import { Refused } from './problem';
import { ReadingDesk } from './service';

@ApiTags('draws')
@Controller('v1/draws')
export class DrawsController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get(':id')
  @ApiOperation({ summary: 'One draw as far as it is public; after unblinding, all of it (reader)' })
  async draw(@Param('id') id: string, @Headers('authorization') authorization?: string): Promise<JsonObject> {
    const { writer } = this.desk.ledger;
    const facts = writer.facts();
    const draw = drawOf(facts, id);
    if (draw === undefined) throw this.notFound(id);
    const reader = await this.desk.readerFrom(authorization);
    const size = writer.sealed.size;
    if (reader === undefined || !isUnblinded(facts, id)) return { size, ...publicDraw(facts, draw) };
    return { size, ...wholeDraw(facts, draw) };
  }

  @Get(':id/transcript')
  @ApiQuery({ name: 'full', required: false, description: 'true: with officers and conflicts, for auditors' })
  @ApiOperation({
    summary: 'The transcript from which anyone recomputes the draw; none exists before the last unblinding',
  })
  async transcript(
    @Param('id') id: string,
    @Query('full') full?: string,
    @Headers('authorization') authorization?: string,
  ): Promise<Json> {
    const facts = this.desk.ledger.writer.facts();
    if (drawOf(facts, id) === undefined) throw this.notFound(id);
    const transcripts = transcriptOf(facts, id);
    if (transcripts === undefined) {
      throw new Refused(
        rejection('sealed-until-unblinding', 'A draw has no transcript before its last side is unblinded.', {
          draw: id,
        }),
      );
    }
    if (full !== 'true') return transcripts.public;
    await this.desk.demandReader(authorization);
    return transcripts.full;
  }

  private notFound(id: string): Refused {
    return new Refused(rejection('not-found', `There is no draw ${id}.`, { draw: id }));
  }
}
