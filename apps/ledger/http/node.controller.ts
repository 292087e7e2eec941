import { Controller, Get, HttpCode, Inject, Post, Query, UseGuards } from '@nestjs/common';
import { ApiExcludeController, ApiQuery } from '@nestjs/swagger';
import { NotTheWriter, type LedgerNode } from '@mingjing/nodes';
import { readSubmissions, type Answer, type Observation, type Wait } from '@mingjing/writer';
import type { OpenLedger } from '../composition/open-ledger';
import type { Observed, PenTold } from '../nodes/http-neighbours';
import { OnlyNodes } from './only-nodes';
import { RawBody, STATEMENTS } from './raw-bodies';
import { LEDGER } from './service';

/** What one node asks of the node that writes. It answers with its own pen, and never hands on. */
@ApiExcludeController()
@UseGuards(OnlyNodes)
@Controller('nodes')
export class NodeController {
  private readonly node: LedgerNode;

  constructor(@Inject(LEDGER) { node }: OpenLedger) {
    if (node === undefined) throw new Error('This process is no node');
    this.node = node.node;
  }

  @Get('pen')
  pen(): PenTold {
    const { standing, isWriting, instance } = this.node;
    if (standing === 'away') throw new NotTheWriter('Others had better write.');
    return { writing: isWriting, able: standing === 'able', instance };
  }

  /** A statement as it came in elsewhere, byte for byte: it is read and verified here as if it had come here. */
  @Post('statements')
  @HttpCode(200)
  @ApiQuery({ name: 'wait' })
  async submit(@RawBody(STATEMENTS) body: Buffer, @Query('wait') wait: Wait): Promise<Answer> {
    const batch = readSubmissions(body);
    return batch.ok ? this.node.submitHere(batch.value, wait) : batch;
  }

  /** An early look that the asking node has allowed to its reader. */
  @Post('observations')
  @HttpCode(200)
  async observe(@RawBody(STATEMENTS) body: Buffer): Promise<Observed> {
    const observation = JSON.parse(body.toString('utf8')) as Observation;
    const rejection = await this.node.observeHere(observation);
    return rejection === undefined ? {} : { rejection };
  }
}
