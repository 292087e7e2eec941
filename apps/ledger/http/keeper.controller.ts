import { Controller, Get, HttpCode, Inject, Param, Post, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { rejection, type Disclosures } from '@mingjing/kernel';
import type { StatementDisclosures } from '@mingjing/vault';
import type { OpenLedger } from '../composition/open-ledger';
import type { Keeper } from '../nodes/keeper';
import { OnlyNodes } from './only-nodes';
import { Refused } from './problem';
import { FILES, RawBody, STATEMENTS } from './raw-bodies';
import { LEDGER } from './service';

/** What the other nodes ask of the one that keeps vault and evidence. Who may see what was judged where it was asked. */
@ApiExcludeController()
@UseGuards(OnlyNodes)
@Controller('nodes')
export class KeeperController {
  private readonly keeper: Keeper;

  constructor(@Inject(LEDGER) { node }: OpenLedger) {
    if (node?.keeper === undefined) throw new Error('This process keeps nothing for others');
    this.keeper = node.keeper;
  }

  @Get('keeper')
  there(): { readonly keeps: true } {
    return { keeps: true };
  }

  @Post('vault/disclosures')
  @HttpCode(200)
  async keep(@RawBody(STATEMENTS) body: Buffer): Promise<{ readonly kept: true }> {
    await this.keeper.vault.keepAll(JSON.parse(body.toString('utf8')) as readonly StatementDisclosures[]);
    return { kept: true };
  }

  @Get('vault/disclosures/:id')
  disclosures(@Param('id') id: string): Promise<Disclosures> {
    return this.keeper.vault.of(id);
  }

  @Post('files')
  @HttpCode(200)
  async put(@RawBody(FILES) bytes: Buffer): Promise<{ readonly sha256: string }> {
    return { sha256: await this.keeper.files.put(bytes) };
  }

  @Get('files/:sha256')
  async file(
    @Param('sha256') sha256: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const bytes = await this.keeper.files.get(sha256);
    if (bytes === undefined) throw new Refused(rejection('not-found', 'There is no such file.', { sha256 }));
    void reply.header('content-type', 'application/octet-stream');
    return Buffer.from(bytes);
  }
}
