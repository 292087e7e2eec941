import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { earlyLooksOf, type EarlyLook } from '@mingjing/draw/contracts';
import { streamId, streamWord, type Facts, type JsonObject } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { WaitsForASize } from './asked-as';
import { reachDraw } from './reach-draw';
import type { Reader } from './reader-token';
import { ReadingDesk } from './service';
import type { WaitedFor } from './true-at';
import { sightOfFile, sightOfStream } from './who-may-read';

@ApiTags('draws')
@Controller('v1/draws')
export class EarlyLooksController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get(':id/early-looks')
  @ApiBearerAuth()
  @WaitsForASize()
  @Answers('EarlyLooks', 'Who looked early, when, and at what as far as the reader may know of it')
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({
    summary: 'Every early look at this draw, its tasks and its frozen lists (reader)',
    description:
      'A look at a task names who was drawn: while the draw is sealed, such a look is told without its subject, also to whoever may look himself.',
  })
  async looks(
    @Param('id') id: string,
    @Query() asked: WaitedFor,
    @Headers('authorization') authorization?: string,
  ): Promise<JsonObject> {
    const reader = await this.desk.demandReader(authorization, 'access');
    const { facts } = await reachDraw(this.desk, id, asked);
    const looks = earlyLooksOf(facts, id).map((look) => shown(look, reader, facts));
    return { size: facts.index, draw: id, looks };
  }
}

function shown({ reader, at, entry, subject }: EarlyLook, asking: Reader, facts: Facts): JsonObject {
  const kind = streamWord(subject);
  const told = { reader, at, entry, kind };
  // The list of looks is no look: it shows nothing that would have to be recorded.
  const sight =
    kind === 'file' ? sightOfFile(streamId(subject), asking, facts) : sightOfStream(subject, asking, facts);
  return sight === 'open' || kind === 'draw' ? { ...told, subject } : told;
}
