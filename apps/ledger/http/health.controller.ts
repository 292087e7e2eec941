import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReadingDesk } from './service';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get('healthz')
  @ApiOperation({ summary: 'Alive: the event loop answers' })
  alive(): { readonly alive: true } {
    return { alive: true };
  }

  @Get('readyz')
  @ApiOperation({ summary: 'Ready: the log takes statements and the views have reached it' })
  ready(@Res({ passthrough: true }) reply: FastifyReply): Readiness {
    const { writer, follower } = this.desk.ledger;
    const halted = [...follower.faults()].map(([view, error]) => `${view}: ${error.message}`);
    const size = writer.sealed.size;
    const views = follower.size();
    const ready = halted.length === 0 && size - views <= MAX_LAG;
    void reply.status(ready ? 200 : 503);
    return { ready, size, views, halted };
  }
}

interface Readiness {
  readonly ready: boolean;
  readonly size: number;
  readonly views: number;
  readonly halted: readonly string[];
}

/** Entries by which views may lag and still be called current. */
const MAX_LAG = 5_000;
