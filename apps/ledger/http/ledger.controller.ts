import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ledgerOf } from '@mingjing/governance/contracts';
import type { Json } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { ReadingDesk } from './service';

@ApiTags('ledger')
@Controller('v1/ledger')
export class LedgerController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @Answers('LedgerAbout', 'Origin, keys, policy, size')
  @Refuses()
  @ApiOperation({ summary: 'What this ledger is: origin, keys, policy, size (public)' })
  about(): Json {
    const { writer, origin } = this.desk.ledger;
    const opened = ledgerOf(writer.facts());
    return {
      origin,
      size: writer.sealed.size,
      ...(opened === undefined ? {} : { logKey: opened.logKey, policy: opened.policy }),
    };
  }
}
