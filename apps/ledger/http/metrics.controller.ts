import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Registry } from 'prom-client';
import { AnswersBytes, Refuses } from './answers/declared';
import { metricsOf } from './metrics';
import { ProblemFilter } from './problem.filter';
import { ReadingDesk } from './service';

@ApiTags('health')
@Controller()
export class MetricsController {
  private readonly registry: Registry;

  constructor(@Inject(ReadingDesk) desk: ReadingDesk, problems: ProblemFilter) {
    this.registry = metricsOf(desk.ledger, problems);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  @AnswersBytes('text/plain', 'Prometheus text exposition format 0.0.4')
  @Refuses()
  @ApiOperation({
    summary: 'Metrics for Prometheus: sizes, readiness, refusals; on several machines lag and role',
  })
  metrics(): Promise<string> {
    return this.registry.metrics();
  }
}
