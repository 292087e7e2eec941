import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ledgerOf, logKeysOf } from '@mingjing/governance/contracts';
import type { Json } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { WaitsForASize } from './asked-as';
import { textFrom } from './query-text';
import { ReadingDesk } from './service';
import { reachSealed, type WaitedFor } from './true-at';

@ApiTags('ledger')
@Controller('v1/ledger')
export class LedgerController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @Answers('LedgerAbout', 'Origin, keys, policy, size')
  @Refuses(400, 503)
  @WaitsForASize()
  @ApiOperation({ summary: 'What this ledger is: origin, keys, policy, size (public)' })
  async about(@Query() asked: WaitedFor): Promise<Json> {
    await reachSealed(this.desk.ledger, textFrom(asked, 'min-size'));
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
