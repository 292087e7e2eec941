import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { importsUnfinished, streamsOfImport, type UnfinishedImport } from '@mingjing/registers/contracts';
import { rejection } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { WaitsForASize } from './asked-as';
import { Refused } from './problem';
import type { ReadWhere } from './read-where';
import { ReadingDesk } from './service';
import type { WaitedFor } from './true-at';

/** Rows, what announces them, and what completes them. */
const IMPORTED = ['entity/*', 'import/*', 'officer/*', 'upstream/*'] as const;

@ApiTags('registers and tasks')
@Controller('v1/imports/unfinished')
export class ImportsController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get('')
  @ApiBearerAuth()
  @WaitsForASize()
  @Answers('UnfinishedImports', 'All of them')
  @Refuses(400, 401, 403, 503)
  @ApiOperation({ summary: 'Imports whose rows stand but were never completed: they have no effect' })
  async unfinished(
    @Query() asked: WaitedFor,
    @Headers('authorization') authorization?: string,
  ): Promise<{
    readonly size: number;
    readonly read: ReadWhere;
    readonly imports: readonly UnfinishedImport[];
  }> {
    const facts = await this.desk.factsFor(authorization, asked, 'import');
    const { index: size } = facts;
    return { size, read: { streams: IMPORTED, upTo: size }, imports: importsUnfinished(facts) };
  }

  @Get(':file')
  @ApiBearerAuth()
  @WaitsForASize()
  @Answers('UnfinishedImport', 'Its streams in the registers, by id; none for a list of tasks')
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({ summary: 'The entities or officers that came with an import that was never completed' })
  async rows(
    @Param('file') file: string,
    @Query() asked: WaitedFor,
    @Headers('authorization') authorization?: string,
  ): Promise<UnfinishedImport & { readonly size: number; readonly streams: readonly string[] }> {
    const facts = await this.desk.factsFor(authorization, asked, 'import');
    const found = importsUnfinished(facts).find((one) => one.file === file);
    if (found !== undefined) return { size: facts.index, ...found, streams: streamsOfImport(facts, file) };
    throw new Refused(rejection('not-found', 'No import of such a file is unfinished.', { file }));
  }
}
