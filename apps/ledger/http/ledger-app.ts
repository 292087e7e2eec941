import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenLedger } from '../composition/open-ledger';
import { AcceptStatementHandler } from './accept-statement';
import { AggregatesController } from './aggregates.controller';
import { DrawsController } from './draws.controller';
import { FilesController } from './files.controller';
import { HealthController } from './health.controller';
import { LedgerController } from './ledger.controller';
import { LogController } from './log.controller';
import { MustsController } from './musts.controller';
import { publishOpenApi } from './openapi';
import { ProblemFilter } from './problem.filter';
import { ReadRowHandler, ReadRowsHandler } from './read-rows';
import { RegistersController } from './registers.controller';
import { LEDGER, ReadingDesk, type Times } from './service';
import { StatementsController } from './statements.controller';
import { ThreeMustsHandler } from './three-musts';
import { TrailController } from './trail.controller';

/** Room for 480 KiB of entries and the disclosures beside them. */
const STATEMENTS_LIMIT = 2 * 1024 * 1024;
const FILES_LIMIT = 32 * 1024 * 1024;
/** Connections that idle longer would hold up a stop (Fastify waits for them). */
const KEEP_ALIVE_MS = 2_000;

@Module({})
class LedgerModule {}

function ledgerModule(ledger: OpenLedger, times: Times): DynamicModule {
  return {
    module: LedgerModule,
    imports: [CqrsModule.forRoot()],
    controllers: [
      StatementsController,
      FilesController,
      LedgerController,
      AggregatesController,
      DrawsController,
      RegistersController,
      TrailController,
      MustsController,
      LogController,
      HealthController,
    ],
    providers: [
      { provide: LEDGER, useValue: ledger },
      { provide: ReadingDesk, useFactory: () => new ReadingDesk(ledger, times) },
      AcceptStatementHandler,
      ReadRowHandler,
      ReadRowsHandler,
      ThreeMustsHandler,
    ],
  };
}

/** The HTTP service of an open ledger; the caller listens, and closes app and ledger in that order. */
export async function createLedgerApp(ledger: OpenLedger, times: Times): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: FILES_LIMIT, keepAliveTimeout: KEEP_ALIVE_MS });
  const app = await NestFactory.create<NestFastifyApplication>(ledgerModule(ledger, times), adapter, {
    bodyParser: false,
    logger: ['error', 'warn'],
  });
  readBodiesRaw(app);
  app.useGlobalFilters(new ProblemFilter());
  publishOpenApi(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Statements are read by a parser of the ledger's own: Fastify's keeps the last of two equal keys. */
function readBodiesRaw(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const raw = (_request: unknown, body: Buffer, done: (error: null, body: Buffer) => void): void => {
    done(null, body);
  };
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: STATEMENTS_LIMIT }, raw);
  fastify.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, raw);
}
