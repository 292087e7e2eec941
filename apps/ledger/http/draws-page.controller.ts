import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswersBytes, Refuses } from './answers/declared';
import { publicDraws } from './draw-shown';
import { drawsPage, type PublicDraws } from './draws-page';
import { ReadingDesk } from './service';

@ApiTags('draws')
@Controller()
export class DrawsPageController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get('draws.html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
  @Header('x-content-type-options', 'nosniff')
  @AnswersBytes('text/html', 'All draws, voids and abandoned commitments counted, as a page')
  @Refuses()
  @ApiOperation({ summary: 'The public page of all draws, with what everybody may know of them (public)' })
  page(): string {
    const facts = this.desk.ledger.writer.facts();
    return drawsPage(facts.index, publicDraws(facts, undefined) as unknown as PublicDraws);
  }
}
