import { textOf } from '@mingjing/kernel';
import { formatSizeLine, formatVerifierKey, TLOG_SIZE_TYPE } from '@mingjing/log';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { AddCheckpointAnswer } from '../add-checkpoint-answer';
import type { Witness } from '../witness';

/** 63 proof lines are 3 kB; the rest is room for a checkpoint with many post-quantum signatures. */
const BODY_LIMIT = 128 * 1024;
/** Longer than logs pause between two checkpoints: a connection is made once. */
const KEEP_ALIVE_MS = 75_000;
const TEXT = 'text/plain; charset=utf-8';

/**
 * C2SP tlog-witness over HTTP, one prefix for submission and monitoring:
 * ```
 * POST /add-checkpoint                         200 400 403 404 409 422, 413 over 128 KiB
 * GET  /<hex sha256(origin)>/checkpoint        200 404
 * GET  /                                       the witness's verifier key and its logs, for people
 * ```
 * The caller listens and closes. Failures of the store are 500 and reported; nothing is answered for.
 */
export function createWitnessServer(witness: Witness, report: (failure: unknown) => void): FastifyInstance {
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
  });
  // The specification names no content type for the request: whatever is sent is read as its bytes.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) report(error);
    const said = status >= 500 ? 'This witness has stopped: its state could not be written.' : error.message;
    return say(reply, status, said);
  });
  server.setNotFoundHandler((_request, reply) => say(reply, 404, 'There is nothing at this address.'));
  server.post('/add-checkpoint', async (request, reply) => {
    const text = Buffer.isBuffer(request.body) ? textOf(request.body) : '';
    if (text === undefined) return say(reply, 400, 'The request is not UTF-8.');
    return answer(reply, await witness.addCheckpoint(text));
  });
  server.get<{ Params: { hash: string } }>('/:hash/checkpoint', (request, reply) => {
    const note = witness.latest(request.params.hash);
    if (note === undefined) return say(reply, 404, 'This witness has cosigned no checkpoint of that log.');
    return reply.header('content-type', TEXT).header('cache-control', 'no-cache').send(note);
  });
  server.get('/', (_request, reply) => say(reply, 200, aboutOf(witness)));
  return server;
}

function answer(reply: FastifyReply, given: AddCheckpointAnswer): FastifyReply {
  switch (given.status) {
    case 200:
      return reply.header('content-type', TEXT).header('cache-control', 'no-store').send(given.lines);
    case 409:
      return reply
        .status(409)
        .header('content-type', TLOG_SIZE_TYPE)
        .header('cache-control', 'no-store')
        .send(formatSizeLine(given.size));
    default:
      return say(reply, given.status, given.reason);
  }
}

function say(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  return reply
    .status(status)
    .header('content-type', TEXT)
    .header('cache-control', 'no-store')
    .send(`${sentence}\n`);
}

function aboutOf(witness: Witness): string {
  const retired = new Set(witness.retired().map(({ vkey }) => vkey));
  const logs = witness.logs
    .map(({ key }) => formatVerifierKey(key))
    .map((vkey) => (retired.has(vkey) ? `retired ${vkey}` : `log ${vkey}`));
  return [`witness ${witness.vkey}`, ...logs].join('\n');
}
