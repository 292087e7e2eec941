import { Controller, Get, Headers, Inject, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { isUnblinded } from '@mingjing/draw/contracts';
import type { Json, JsonObject } from '@mingjing/kernel';
import type { FastifyReply } from 'fastify';
import { Answers, AnswersOrLines, Refuses } from './answers/declared';
import { MayBringAToken, WaitsForASize } from './asked-as';
import { publicDraw, sealedResult, wholeDraw } from './draw-shown';
import { textFrom } from './query-text';
import { reachDraw } from './reach-draw';
import { ReadingDesk } from './service';
import { toldTranscript } from './told-transcript';
import { areLinesDue, asLines, LINES } from './transcript-in-lines';
import type { WaitedFor } from './true-at';
import { mayRead } from './what-roles-read';

interface TranscriptAsked extends WaitedFor {
  readonly full?: string;
}

/** A transcript has exactly its own members: the size at which it is true stands in this header. */
const SIZE_HEADER = 'mingjing-size';

@ApiTags('draws')
@Controller('v1/draws')
export class DrawsController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get(':id')
  @MayBringAToken()
  @WaitsForASize()
  @Answers('Draw', 'The draw, as far as the reader may see it')
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({
    summary: 'One draw as far as it is public; after unblinding, all of it (reader)',
    description:
      'Before the countersignature, legal affairs are shown the sealed result to sign: counts and hashes, no name.',
  })
  async draw(
    @Param('id') id: string,
    @Query() asked: WaitedFor,
    @Headers('authorization') authorization?: string,
  ): Promise<JsonObject> {
    const reader = await this.desk.readerFrom(authorization);
    const { facts, draw } = await reachDraw(this.desk, id, asked);
    const size = facts.index;
    if (reader === undefined || !mayRead('draw', reader)) return { size, ...publicDraw(facts, draw) };
    if (isUnblinded(facts, id)) return { size, ...wholeDraw(facts, draw) };
    return { size, ...publicDraw(facts, draw), ...sealedResult(draw, reader.roles) };
  }

  @Get(':id/transcript')
  @MayBringAToken()
  @WaitsForASize()
  @ApiQuery({
    name: 'full',
    required: false,
    schema: { type: 'string', enum: ['true', 'false'] },
    description: 'true: with officers and conflicts, for auditors',
  })
  @AnswersOrLines(
    'Transcript',
    LINES,
    'The transcript; the header mingjing-size names the size at which it is true',
  )
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({
    summary: 'The transcript from which anyone recomputes the draw; none exists before the last unblinding',
    description:
      'As JSON Lines (docs: draw.md, transcript) where the request accepts application/x-ndjson, and always above 200,000 entities: one value of that size fits no string.',
  })
  async transcript(
    @Param('id') id: string,
    @Query() asked: TranscriptAsked,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('authorization') authorization?: string,
  ): Promise<Json | StreamableFile> {
    const isFull = textFrom(asked, 'full') === 'true';
    const { facts } = await reachDraw(this.desk, id, asked);
    const transcript = await toldTranscript(this.desk, facts, id, isFull ? { authorization } : undefined);
    void reply.header(SIZE_HEADER, String(facts.index));
    return areLinesDue(reply.request.headers.accept, transcript) ? asLines(transcript) : transcript;
  }
}
