import { Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { toHex } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { Answers, Refuses } from './answers/declared';
import { FILES, RawBody } from './raw-bodies';
import { ReadingDesk } from './service';

@ApiTags('files')
@ApiBearerAuth()
@Controller('v1/files')
export class FilesController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Post()
  @HttpCode(201)
  @ApiConsumes(FILES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers('FileKept', 'As statements name it', 201)
  @Refuses(400, 401, 403, 413, 415)
  @ApiOperation({
    summary: 'Hand in a file (raw bytes, application/octet-stream) before a statement names it',
    description: 'Answered with {sha256, size}, as statements name it. The same bytes again change nothing.',
  })
  async put(
    @RawBody(FILES) bytes: Buffer,
    @Headers('authorization') authorization?: string,
  ): Promise<{ readonly sha256: string; readonly size: number }> {
    await this.desk.demandReader(authorization);
    await this.desk.ledger.files.put(bytes);
    return { sha256: toHex(sha256(bytes)), size: bytes.length };
  }
}
