import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { eventOf } from '@mingjing/followers';
import type { RecordedEvent } from '@mingjing/kernel';
import { Answers, Refuses } from './answers/declared';
import { AsksForAPage, WaitsForASize } from './asked-as';
import { limitFrom, textFrom } from './query-text';
import { reachDraw } from './reach-draw';
import { changesWindow, phasesOf, REGISTERS, registerChange, type RegisterChange } from './register-changes';
import { ReadingDesk } from './service';
import { decimal, type WaitedFor } from './true-at';

interface ChangesAsked extends WaitedFor {
  readonly after?: string;
  readonly limit?: string;
}

interface Changes {
  readonly size: number;
  readonly draw: string;
  /** The entries that were read for this page: [first, last + 1]. */
  readonly entries: readonly [number, number];
  readonly changes: readonly RegisterChange[];
  /** Give it as `after` for the next page; absent on the last. */
  readonly next?: string;
}

const PAGE = 200;
const MOST = 1_000;
const CHUNK = 500;
/** A month of visits lies between two changes: one answer reads so many entries at most, and the next goes on. */
const ENTRIES = 5_000;

@ApiTags('draws')
@Controller('v1/draws')
export class RegisterChangesController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get(':id/register-changes')
  @ApiBearerAuth()
  @WaitsForASize()
  @AsksForAPage()
  @Answers('RegisterChanges', 'Changes in order of the log; a page may be empty and have a next one')
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({
    summary:
      'Who changed the registers from thirty days before a draw was planned up to its countersignature or its void',
    description:
      'Each with signers, reason and phase: what stands after the freeze touches later draws only (draw.md, freeze). A draw that replaces a voided one stands on its register, and is looked at from that one’s plan on.',
  })
  async changes(
    @Param('id') id: string,
    @Query() asked: ChangesAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<Changes> {
    await this.desk.demandReader(authorization, ...REGISTERS);
    const { facts, draw } = await reachDraw(this.desk, id, asked);
    const recordedAt = async (index: number): Promise<string> =>
      (await this.desk.event(index)).event.recordedAt;
    const { from, to } = await changesWindow(draw, facts, this.desk.ledger.writer.sealed.size, recordedAt);
    const after = textFrom(asked, 'after');
    const first = after === undefined ? from : Math.max(from, decimal(after, 'after') + 1);
    const changes: RegisterChange[] = [];
    const phaseOf = phasesOf(draw, facts);
    const limit = limitFrom(asked, PAGE, MOST);
    let last = first;
    for await (const event of this.entries(first, Math.min(to, first + ENTRIES))) {
      const change = registerChange(event, phaseOf);
      last = event.index + 1;
      if (change !== undefined && changes.push(change) === limit) break;
    }
    const next = last < to ? { next: String(last - 1) } : {};
    return { size: facts.index, draw: id, entries: [first, last], changes, ...next };
  }

  private async *entries(from: number, to: number): AsyncIterable<RecordedEvent> {
    for (let next = from; next < to; next += CHUNK) {
      const page = await this.desk.ledger.store.read(next, Math.min(CHUNK, to - next));
      for (const [at, bytes] of page.entries()) yield eventOf(bytes, next + at);
    }
  }
}
