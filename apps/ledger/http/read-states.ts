import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { eventsIn, foldedStates, type FoldedState } from '@mingjing/accountability';
import type { RecordedEvent } from '@mingjing/kernel';
import { registry } from '../composition/constitution';
import { inTurns } from './in-turns';
import { reachAsked, type AskedAs } from './read-rows';
import { ReadingDesk } from './service';
import type { TrueAt } from './true-at';

/** What each context has folded of one stream. */
export class ReadStates {
  constructor(
    readonly stream: string,
    readonly asked: AskedAs,
  ) {}
}

/** By context; a context that has folded nothing is left out. */
export type States = ReadonlyMap<string, FoldedState>;

/** Its events are folded when its state is asked for (docs/adr/0039). */
@QueryHandler(ReadStates)
export class ReadStatesHandler implements IQueryHandler<ReadStates, TrueAt<States>> {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  async execute({ stream, asked }: ReadStates): Promise<TrueAt<States>> {
    const { size, asOf } = await reachAsked(this.desk.ledger, asked);
    const where = { subject: eventsIn(stream) };
    const listed = this.desk.ledger.views.rows(this.desk.view('trail'), { where, size });
    const events: RecordedEvent[] = [];
    for await (const { from } of inTurns(listed)) events.push((await this.desk.event(from)).event);
    return { size, data: foldedStates(registry, stream, events, asOf.occurredBy) };
  }
}
