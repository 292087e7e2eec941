import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { utf8 } from '@mingjing/kernel';
import type { OpenLedger } from '../composition/open-ledger';
import { ANSWER_SEAL } from '../nodes/answer-seal';

/** `ofNode` is set by the guard that has let another node in, for this very request. */
export type NodeSideRequest = FastifyRequest & { ofNode?: boolean };

/** What is answered to another node is sealed, refusals too: it comes from this ledger and answers this request. */
export function sealAnswersToNodes(app: NestFastifyApplication, { node }: OpenLedger): void {
  if (node === undefined) return;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.decorateRequest('ofNode', false);
  fastify.addHook('onSend', (request: NodeSideRequest, reply, payload, done) => {
    const { authorization } = request.headers;
    if (request.ofNode === true && authorization !== undefined) {
      const answer = { authorization, status: reply.statusCode, body: bytesOf(payload) };
      void reply.header(ANSWER_SEAL, node.tokens.seal(answer));
    }
    done(null, payload);
  });
}

function bytesOf(payload: unknown): Uint8Array {
  if (Buffer.isBuffer(payload)) return payload;
  return utf8(typeof payload === 'string' ? payload : '');
}
