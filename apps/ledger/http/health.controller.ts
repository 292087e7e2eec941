import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { WitnessState } from '@mingjing/witness';
import type { FastifyReply } from 'fastify';
import { Answers, Refuses } from './answers/declared';
import { ProblemFilter } from './problem.filter';
import { ReadingDesk } from './service';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    @Inject(ReadingDesk) private readonly desk: ReadingDesk,
    private readonly problems: ProblemFilter,
  ) {}

  @Get('healthz')
  @Answers('Alive', 'Alive')
  @Refuses()
  @ApiOperation({ summary: 'Alive: the event loop answers' })
  alive(): { readonly alive: true } {
    return { alive: true };
  }

  @Get('readyz')
  @Answers('Readiness', 'Ready')
  @Answers('Readiness', 'Not ready: `halted` and `takesStatements` say why', 503)
  @Refuses()
  @ApiOperation({ summary: 'Ready: the log takes statements and the views have reached it' })
  ready(@Res({ passthrough: true }) reply: FastifyReply): Readiness {
    const { writer, follower, witnesses } = this.desk.ledger;
    const heldBack = this.desk.ledger.heldBack();
    const takesStatements = writer.isSound && heldBack === undefined;
    const halted = [...follower.faults().values()].map(({ message }) => message);
    const size = writer.sealed.size;
    // Where every view has halted the follower waits for none of them.
    const views = Math.min(follower.size(), size);
    const ready = takesStatements && halted.length === 0 && size - views <= MAX_LAG;
    void reply.status(ready ? 200 : 503);
    const refused = Object.fromEntries(this.problems.counts);
    // A witness that is away is said, and stops nothing: what is sealed stands.
    const witnessing =
      witnesses === undefined
        ? {}
        : { witnessed: witnesses.witnessed?.size ?? 0, witnesses: witnesses.states() };
    const held = heldBack === undefined ? {} : { heldBack: heldBack.reason };
    return { ready, takesStatements, size, views, halted, refused, ...held, ...witnessing };
  }
}

interface Readiness {
  readonly ready: boolean;
  readonly takesStatements: boolean;
  readonly size: number;
  readonly views: number;
  readonly halted: readonly string[];
  /** Refusals since the start, by code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Why nothing is recorded yet: too few witnesses have said that they know no newer log. */
  readonly heldBack?: string;
  /** Size of the newest checkpoint that the quorum of witnesses has cosigned. */
  readonly witnessed?: number;
  readonly witnesses?: readonly WitnessState[];
}

/** Entries by which views may lag and still be called current. */
const MAX_LAG = 5_000;
