import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { RowVersion } from '@mingjing/followers';
import { readEntry, type Json, type SignatureSet } from '@mingjing/kernel';
import { AsksTheViews } from './asked-as';
import { ReadRows, type AskedAs } from './read-rows';
import { ReadingDesk } from './service';
import { decimal, type TrueAt } from './true-at';

interface TrailAsked extends AskedAs {
  readonly after?: string;
  readonly limit?: string;
  readonly proof?: string;
}

/** One event of a trail: what, who signed, the three times, and the proof that it stands in the log. */
interface TrailEvent {
  readonly index: number;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly actor: string;
  readonly signature: SignatureSet;
  readonly occurredAt: string;
  readonly capturedAt?: string;
  readonly recordedAt: string;
  readonly data: Json;
  /** The tlog-proof text where `proof=inline`, else where to get it. */
  readonly proof: string;
}

interface Trail {
  readonly size: number;
  readonly subject: string;
  readonly events: readonly TrailEvent[];
  /** Events that stand in the trail and that the reader may not see yet. */
  readonly withheld: number;
  readonly next?: string;
}

const PAGE = 200;

@ApiTags('trail')
@Controller('v1/trail')
export class TrailController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ReadingDesk) private readonly desk: ReadingDesk,
  ) {}

  @Get('*')
  @AsksTheViews()
  @ApiQuery({ name: 'proof', required: false, enum: ['inline', 'link'] })
  @ApiOperation({ summary: 'Every event about a subject (any stream or actor) with signer, times and proof' })
  async trail(
    @Param('*') subject: string,
    @Query() asked: TrailAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<Trail> {
    const reader = await this.desk.demandReader(authorization);
    const limit = Math.min(asked.limit === undefined ? PAGE : decimal(asked.limit, 'limit'), PAGE);
    const query = { where: { subject }, limit, ...(asked.after === undefined ? {} : { after: asked.after }) };
    const answer = await this.queries.execute<ReadRows, TrueAt<readonly RowVersion[]>>(
      new ReadRows('trail', query, asked),
    );
    const events: TrailEvent[] = [];
    for (const { from } of answer.data) {
      const { event, bytes } = await this.desk.event(from);
      if (!this.desk.sees(event, reader)) continue;
      await this.desk.look(event, reader);
      events.push(this.shown(from, bytes, answer.size, asked.proof === 'inline'));
    }
    const last = answer.data.at(-1)?.key;
    return {
      size: answer.size,
      subject,
      events,
      withheld: answer.data.length - events.length,
      ...(answer.data.length === limit && last !== undefined ? { next: last } : {}),
    };
  }

  private shown(index: number, bytes: Uint8Array, size: number, inline: boolean): TrailEvent {
    const entry = readEntry(bytes);
    if (!entry.ok) throw new Error(`Entry ${String(index)} cannot be read: ${entry.rejection.reason}`);
    const { statement, signature, recordedAt, revision } = entry.value;
    const { type, stream, actor, occurredAt, capturedAt, data } = statement;
    return {
      ...{ index, type, stream, revision, actor, signature, occurredAt, recordedAt, data },
      ...(capturedAt === undefined ? {} : { capturedAt }),
      proof: inline
        ? this.desk.ledger.writer.proof(index)
        : `/log/proof/${String(index)}?size=${String(size)}`,
    };
  }
}
