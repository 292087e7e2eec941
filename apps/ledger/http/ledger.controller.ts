import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ledgerOf, logKeysOf } from '@mingjing/governance/contracts';
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
    const facts = writer.facts();
    const opened = ledgerOf(facts);
    const logKeys = logKeysOf(facts);
    const newest = logKeys.findLast(({ retiredAt }) => retiredAt === undefined);
    return {
      origin,
      size: writer.sealed.size,
      ...(opened === undefined || newest === undefined
        ? {}
        : { logKey: newest.logKey, logKeys: logKeys as unknown as Json, policy: opened.policy }),
    };
  }
}
