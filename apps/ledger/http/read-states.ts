import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { eventsIn, foldedStates, remarksOn, type FoldedState } from '@mingjing/accountability';
import { streamWord, type RecordedEvent } from '@mingjing/kernel';
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
    const events = await this.listed(eventsIn(stream), size);
    const corrections = await this.correctionsOf(stream, events, size);
    return { size, data: foldedStates(registry, stream, { events, corrections }, asOf.occurredBy) };
  }

  private async listed(subject: string, size: number): Promise<readonly RecordedEvent[]> {
    const listed = this.desk.ledger.views.rows(this.desk.view('trail'), { where: { subject }, size });
    const events: RecordedEvent[] = [];
    for await (const { from } of inTurns(listed)) events.push((await this.desk.event(from)).event);
    return events;
  }

  /** Looked up only where a context weighs them: the streams of a draw may be long. */
  private async correctionsOf(
    stream: string,
    events: readonly RecordedEvent[],
    size: number,
  ): Promise<readonly RecordedEvent[]> {
    if (registry.folds(streamWord(stream)).every(({ definition }) => definition.corrected === undefined)) {
      return [];
    }
    const remarks: RecordedEvent[] = [];
    for (const { id } of events) remarks.push(...(await this.listed(remarksOn(id), size)));
    return remarks.filter(({ type }) => type === 'CorrectionRecorded').sort((a, b) => a.index - b.index);
  }
}
