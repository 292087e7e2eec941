import { applyDecorators, Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FoldedState } from '@mingjing/accountability';
import { Answers, Refuses } from './answers/declared';
import { AsksTheViews } from './asked-as';
import { nothingOf } from './nothing-of';
import { reachAsked, type AskedAs } from './read-rows';
import { ReadStates, type States } from './read-states';
import type { Reader } from './reader-token';
import { ReadingDesk } from './service';
import type { TrueAt } from './true-at';

interface AggregateAnswer {
  readonly size: number;
  readonly stream: string;
  /** Context → what it has folded, and the entry that changed it last. */
  readonly state: Readonly<Record<string, FoldedState>>;
}

/** The parameters and answers that the routes of one aggregate share. */
function AsksAnAggregate(schema: string): MethodDecorator & ClassDecorator {
  return applyDecorators(
    AsksTheViews('state'),
    Answers(schema, 'The aggregate, as each context has folded its stream'),
    Refuses(400, 401, 403, 404, 503),
  );
}

@ApiTags('state')
@Controller('v1')
export class AggregatesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ReadingDesk) private readonly desk: ReadingDesk,
  ) {}

  @Get('streams/*')
  @AsksAnAggregate('AggregateState')
  @ApiOperation({
    summary: 'Current state of one aggregate, by its stream: order/…, finding/…, case/…, entity/…, task/…',
  })
  async state(
    @Param('*') stream: string,
    @Query() asked: AskedAs,
    @Headers('authorization') authorization?: string,
  ): Promise<AggregateAnswer> {
    const reader = await this.desk.demandReader(authorization);
    return this.read(stream, asked, reader);
  }

  @Get('findings/:id')
  @AsksAnAggregate('FindingState')
  @ApiOperation({ summary: 'One finding: what was found, ordered, rechecked, assessed' })
  finding(
    @Param('id') id: string,
    @Query() asked: AskedAs,
    @Headers('authorization') authorization?: string,
  ): Promise<AggregateAnswer> {
    return this.state(`finding/${id}`, asked, authorization);
  }

  @Get('orders/:id')
  @AsksAnAggregate('OrderState')
  @ApiOperation({ summary: 'One order to correct (责令改正)' })
  order(
    @Param('id') id: string,
    @Query() asked: AskedAs,
    @Headers('authorization') authorization?: string,
  ): Promise<AggregateAnswer> {
    return this.state(`order/${id}`, asked, authorization);
  }

  @Get('cases/:id')
  @AsksAnAggregate('CaseState')
  @ApiOperation({ summary: 'One penalty case (案件); its whole file is the trail of its stream' })
  penaltyCase(
    @Param('id') id: string,
    @Query() asked: AskedAs,
    @Headers('authorization') authorization?: string,
  ): Promise<AggregateAnswer> {
    return this.state(`case/${id}`, asked, authorization);
  }

  /** A stream that the reader may not see is looked up and answered like one that does not exist. */
  private async read(stream: string, asked: AskedAs, reader: Reader): Promise<AggregateAnswer> {
    const look = await this.desk.lookInto(stream, reader);
    const { size, data } = await this.states(look.sight === 'closed' ? undefined : stream, asked);
    const looks = [look];
    // What is folded may leave out what the entry tells: the document, but not of which task.
    for (const { changedBy } of data.values()) {
      looks.push(await this.desk.lookAt((await this.desk.event(changedBy)).event, reader));
    }
    const isClosed = looks.some(({ sight }) => sight === 'closed');
    if (isClosed || data.size === 0) throw nothingOf(`stream ${stream}`, size, asked, { stream });
    await this.desk.recordLooks(looks, reader);
    return { size, stream, state: Object.fromEntries(data) };
  }

  /** Nothing of a stream that is closed: how long it took would tell how long the stream is. */
  private async states(stream: string | undefined, asked: AskedAs): Promise<TrueAt<States>> {
    if (stream !== undefined) return this.queries.execute(new ReadStates(stream, asked));
    return { size: (await reachAsked(this.desk.ledger, asked)).size, data: new Map() };
  }
}
