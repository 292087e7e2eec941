import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { RowVersion } from '@mingjing/followers';
import type { Caveat } from '@mingjing/accountability';
import {
  LEDGER_ACTOR,
  OBSERVED,
  readEntry,
  rejection,
  type SignatureSet,
  type Statement,
} from '@mingjing/kernel';
import { registry } from '../composition/constitution';
import { Answers, Refuses } from './answers/declared';
import { AsksForAPage, AsksTheViews } from './asked-as';
import { caveatsOf, isCompromised } from './caveats';
import type { Look } from './early-looks';
import { Refused } from './problem';
import { readPage, type AskedAs } from './read-rows';
import { readBy, type ReadWhere } from './read-where';
import type { Reader } from './reader-token';
import { limitFrom, textFrom } from './query-text';
import { ReadingDesk } from './service';
import { shownPage, type Keyed } from './shown-page';

interface TrailAsked extends AskedAs {
  readonly after?: string;
  readonly limit?: string;
  readonly proof?: string;
}

/** One event of a trail: what, who signed, the three times, and the proof that it stands in the log. */
interface TrailEvent extends Omit<Statement, 'ledger'> {
  readonly index: number;
  readonly revision: number;
  readonly kind: Kind;
  readonly signature: SignatureSet;
  readonly recordedAt: string;
  /** Absent where the event may be leant on as any other. */
  readonly caveats?: readonly Caveat[];
  /** The tlog-proof text where `proof=inline`, else where to get it. */
  readonly proof: string;
}

/** Signed by a person, recomputed by the ledger, seen by the server, or stated by somebody signed in without a key. */
type Kind = 'stated' | 'derived' | 'observed' | 'attested';

function kindOf({ actor, algorithm, attestation }: Statement): Kind {
  if (attestation !== undefined) return 'attested';
  if (actor !== LEDGER_ACTOR) return 'stated';
  return algorithm === OBSERVED ? 'observed' : 'derived';
}

interface Trail {
  readonly size: number;
  readonly subject: string;
  readonly read: ReadWhere;
  readonly events: readonly TrailEvent[];
  /** Give it as `after` for the next page; absent on the last. */
  readonly next?: string;
}

interface SeenEvent extends Keyed {
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly look: Look;
}

const PAGE = 200;

const NO_SUBJECT = rejection(
  'query-malformed',
  'The subject of a trail must be a stream or an actor, and none has a space in its name.',
  { name: 'subject' },
);

@ApiTags('trail')
@Controller('v1/trail')
export class TrailController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ReadingDesk) private readonly desk: ReadingDesk,
  ) {}

  @Get('*')
  @AsksTheViews('events')
  @ApiQuery({ name: 'proof', required: false, enum: ['inline', 'link'] })
  @AsksForAPage()
  @Answers('Trail', 'A page of events, in order of the log')
  @Refuses(400, 401, 403, 503)
  @ApiOperation({
    summary: 'Every event about a subject (any stream or actor) with signer, times and proof',
    description:
      'Events of a draw that is not unblinded are left out for whoever may not see them yet, without a sign of it.',
  })
  async trail(
    @Param('*') subject: string,
    @Query() asked: TrailAsked,
    @Headers('authorization') authorization?: string,
  ): Promise<Trail> {
    const reader = await this.desk.demandReader(authorization);
    if (subject.includes(' ')) throw new Refused(NO_SUBJECT, 400);
    const { size, shown, next } = await shownPage({
      limit: limitFrom(asked, PAGE, PAGE),
      after: textFrom(asked, 'after'),
      read: (place) => this.queries.execute(readPage('trail', { subject }, asked, place)),
      visible: (rows) => this.visible(rows, reader),
    });
    await this.desk.recordLooks(
      shown.map(({ look }) => look),
      reader,
    );
    const inline = asked.proof === 'inline';
    const events = shown.map(({ index, bytes }) => this.shown(index, bytes, size, inline));
    const read = readBy(this.desk.view('trail'), registry, size, reader);
    return { size, subject, read, events, ...(next === undefined ? {} : { next }) };
  }

  private async visible(rows: readonly RowVersion[], reader: Reader): Promise<readonly SeenEvent[]> {
    const seen: SeenEvent[] = [];
    for (const { key, from } of rows) {
      const { event, bytes } = await this.desk.event(from);
      const look = await this.desk.lookAt(event, reader);
      if (look.sight !== 'closed') seen.push({ key, index: from, bytes, look });
    }
    return seen;
  }

  private shown(index: number, bytes: Uint8Array, size: number, inline: boolean): TrailEvent {
    const entry = readEntry(bytes);
    if (!entry.ok) throw new Error(`Entry ${String(index)} cannot be read: ${entry.rejection.reason}`);
    const { statement, signature, recordedAt, revision } = entry.value;
    const { ledger: _ledger, ...stated } = statement;
    const facts = this.desk.ledger.writer.facts();
    const caveats = caveatsOf(statement, isCompromised(signature, index, size, facts));
    return {
      ...{ index, revision, kind: kindOf(statement), recordedAt, signature },
      ...(caveats.length === 0 ? {} : { caveats }),
      ...stated,
      proof: inline
        ? this.desk.ledger.writer.proof(index)
        : `/log/proof/${String(index)}?size=${String(size)}`,
    };
  }
}
