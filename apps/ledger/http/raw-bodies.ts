import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rejection } from '@mingjing/kernel';
import type { FastifyRequest } from 'fastify';
import { Refused } from './problem';

/** Room for 480 KiB of entries and the disclosures beside them. */
const STATEMENTS_LIMIT = 2 * 1024 * 1024;

/** Statements are read by a parser of the ledger's own: Fastify's keeps the last of two equal keys. */
export function readBodiesRaw(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const raw = (_request: unknown, body: Buffer, done: (error: null, body: Buffer) => void): void => {
    done(null, body);
  };
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(STATEMENTS, { parseAs: 'buffer', bodyLimit: STATEMENTS_LIMIT }, raw);
  fastify.addContentTypeParser(FILES, { parseAs: 'buffer' }, raw);
}

/** How statements come, and how files come. */
export const STATEMENTS = 'application/json';
export const FILES = 'application/octet-stream';

/** The body of the request as it came; refused where there is none, or where it came as something else. */
export const RawBody = createParamDecorator((expected: string, context: ExecutionContext): Buffer => {
  const { body, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const [given = ''] = (headers['content-type'] ?? '').split(';');
  if (Buffer.isBuffer(body) && given.trim().toLowerCase() === expected) return body;
  const reason = `This takes a body of content type ${expected}.`;
  throw new Refused(rejection('unsupported-media-type', reason, { expected }), 415);
});
