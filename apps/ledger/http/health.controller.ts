import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Answers, Refuses } from './answers/declared';
import { ProblemFilter } from './problem.filter';
import { readinessOf, type Readiness } from './readiness';
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
  ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Readiness & Readonly<Record<'refused' | 'refusedStatements', Readonly<Record<string, number>>>> {
    const readiness = readinessOf(this.desk.ledger);
    void reply.status(readiness.ready ? 200 : 503);
    const [refused, refusedStatements] = [this.problems.counts, this.problems.statements].map((counts) =>
      Object.fromEntries(counts),
    ) as [Record<string, number>, Record<string, number>];
    return { ...readiness, refused, refusedStatements };
  }
}
