import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { bundleBytes } from '@mingjing/bundle';
import { streamWord } from '@mingjing/kernel';
import type { FastifyReply } from 'fastify';
import { makeBundle } from '../bundling/make-bundle';
import { Answers, Refuses } from './answers/declared';
import { WaitsForASize } from './asked-as';
import { textFrom } from './query-text';
import { ReadingDesk } from './service';
import { reachSealed, type WaitedFor } from './true-at';

interface BundleQuery extends WaitedFor {
  readonly files?: string;
  readonly disclosures?: string;
}

@ApiTags('bundles')
@ApiBearerAuth()
@Controller('v1/bundles')
export class BundlesController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get('*')
  @WaitsForASize()
  @ApiQuery({ name: 'files', required: false, enum: ['true', 'false'], description: 'Enclose the files.' })
  @ApiQuery({
    name: 'disclosures',
    required: false,
    enum: ['true', 'false'],
    description: 'Enclose the personal data that the reader may see; handing it over is recorded.',
  })
  @Answers('Bundle', 'The bundle, byte for byte in canonical JSON: a file of its own kind')
  @Refuses(400, 401, 403, 404, 413, 503)
  @ApiOperation({
    summary: 'Everything about a case, entity, draw or officer in one file that verifies offline',
    description: 'Verify it with `mingjing verify FILE` or in /verify.html. Format: docs/formats/bundle.md.',
  })
  async bundle(
    @Param('*') subject: string,
    @Query() asked: BundleQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('authorization') authorization?: string,
  ): Promise<Buffer> {
    const reader = await this.desk.demandReader(authorization, streamWord(subject));
    const wants = {
      files: textFrom(asked, 'files') === 'true',
      disclosures: textFrom(asked, 'disclosures') === 'true',
    };
    await reachSealed(this.desk.ledger, textFrom(asked, 'min-size'));
    const bundle = await makeBundle(this.desk, reader, { subject, ...wants });
    void reply.header('content-type', 'application/json; charset=utf-8');
    return Buffer.from(bundleBytes(bundle));
  }
}
