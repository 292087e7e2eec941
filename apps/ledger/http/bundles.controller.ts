import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { bundleBytes } from '@mingjing/bundle';
import type { FastifyReply } from 'fastify';
import { bundleFor } from '../bundling/bundle-for';
import { Answers, Refuses } from './answers/declared';
import { MayBringAToken, WaitsForASize } from './asked-as';
import { textFrom } from './query-text';
import { ReadingDesk } from './service';
import { reachSealed, type WaitedFor } from './true-at';

interface BundleQuery extends WaitedFor {
  readonly files?: string;
  readonly disclosures?: string;
}

@ApiTags('bundles')
@MayBringAToken()
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
    description:
      'Of a draw to everybody: its public entries, and the public transcript once there is one; all else to a reader. Verify it with `mingjing verify FILE` or in /verify.html. Format: docs/formats/bundle.md.',
  })
  async bundle(
    @Param('*') subject: string,
    @Query() asked: BundleQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('authorization') authorization?: string,
  ): Promise<Buffer> {
    const wants = {
      files: textFrom(asked, 'files') === 'true',
      disclosures: textFrom(asked, 'disclosures') === 'true',
    };
    await reachSealed(this.desk.ledger, textFrom(asked, 'min-size'));
    const bundle = await bundleFor(this.desk, authorization, { subject, ...wants });
    void reply.header('content-type', 'application/json; charset=utf-8');
    return Buffer.from(bundleBytes(bundle));
  }
}
