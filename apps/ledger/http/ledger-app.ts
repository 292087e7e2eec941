import 'reflect-metadata';
import type { Socket } from 'node:net';
import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenLedger } from '../composition/open-ledger';
import { AcceptStatementHandler } from './accept-statement';
import { AggregatesController } from './aggregates.controller';
import { BundlesController } from './bundles.controller';
import { DrawListsController } from './draw-lists.controller';
import { DrawsPageController } from './draws-page.controller';
import { EarlyLooksController } from './early-looks.controller';
import { DrawsController } from './draws.controller';
import { FilesController } from './files.controller';
import { HealthController } from './health.controller';
import { KnownRoutes } from './known-routes';
import { LedgerController } from './ledger.controller';
import { LogController } from './log.controller';
import { MetricsController } from './metrics.controller';
import { MustsController } from './musts.controller';
import { nodeControllers } from './node-controllers';
import { giveTheLogOneAddress } from './one-address';
import { OnlyDeclaredParameters } from './only-declared-parameters';
import { publishOpenApi } from './openapi';
import { ProblemFilter } from './problem.filter';
import { readBodiesRaw } from './raw-bodies';
import { sealAnswersToNodes } from './sealed-answers';
import { ReadRowsHandler } from './read-rows';
import { ReadStatesHandler } from './read-states';
import { RehearsalController } from './rehearsal.controller';
import { ImportsController } from './imports.controller';
import { YearlyVisitsController } from './yearly-visits.controller';
import { RegisterChangesController } from './register-changes.controller';
import { RegistersController } from './registers.controller';
import { LEDGER, ReadingDesk, type Times } from './service';
import { StatementsController } from './statements.controller';
import { sayTheStoryClock, storyClockOf } from './story-clock';
import { ThreeMustsHandler } from './three-musts';
import { TrailController } from './trail.controller';
import { VerifyPageController } from './verify-page.controller';
import { WhyController } from './why.controller';

/** An id of 200 bytes, each percent-encoded. */
const LONGEST_ID = 600;
const FILES_LIMIT = 32 * 1024 * 1024;
/** Connections that idle longer would hold up a stop (Fastify waits for them). */
const KEEP_ALIVE_MS = 2_000;

@Module({})
class LedgerModule {}

function ledgerModule(ledger: OpenLedger, times: Times, problems: ProblemFilter): DynamicModule {
  return {
    module: LedgerModule,
    imports: [CqrsModule.forRoot()],
    controllers: [
      StatementsController,
      FilesController,
      LedgerController,
      AggregatesController,
      BundlesController,
      DrawListsController,
      DrawsController,
      DrawsPageController,
      EarlyLooksController,
      ImportsController,
      RegisterChangesController,
      YearlyVisitsController,
      RegistersController,
      RehearsalController,
      TrailController,
      MustsController,
      LogController,
      HealthController,
      MetricsController,
      VerifyPageController,
      WhyController,
      ...nodeControllers(ledger),
    ],
    providers: [
      { provide: LEDGER, useValue: ledger },
      { provide: ReadingDesk, useFactory: () => new ReadingDesk(ledger, times) },
      { provide: ProblemFilter, useValue: problems },
      AcceptStatementHandler,
      ReadRowsHandler,
      ReadStatesHandler,
      ThreeMustsHandler,
    ],
  };
}

/** The HTTP service of an open ledger; the caller listens, and closes app and ledger in that order. */
export async function createLedgerApp(ledger: OpenLedger, times: Times): Promise<NestFastifyApplication> {
  const routes = new KnownRoutes();
  const problems = new ProblemFilter(routes);
  const adapter = new FastifyAdapter({
    bodyLimit: FILES_LIMIT,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // What comes over a connection that stands already is answered, and the connection closed with it.
    return503OnClosing: false,
    routerOptions: { maxParamLength: LONGEST_ID },
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, reply),
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => problems.hangUp(error, socket),
  });
  const module = ledgerModule(ledger, times, problems);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: ['error', 'warn'],
  });
  routes.watch(app);
  giveTheLogOneAddress(app, routes, problems);
  readBodiesRaw(app);
  keepAnswersPrivate(app);
  sealAnswersToNodes(app, ledger);
  const isStory = storyClockOf(ledger);
  sayTheStoryClock(app, isStory);
  app.useGlobalFilters(problems);
  app.useGlobalGuards(new OnlyDeclaredParameters());
  publishOpenApi(app, isStory);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Answers that say nothing of caching are one reader's own (record.md, who may read what). */
function keepAnswersPrivate(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-store');
    done(null, payload);
  });
}
