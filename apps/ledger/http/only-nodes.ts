import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { rejection } from '@mingjing/kernel';
import { Refused } from './problem';
import { ReadingDesk } from './service';

/** Lets in what another node of this ledger has signed for this very request, and nothing else. */
@Injectable()
export class OnlyNodes implements CanActivate {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { method, originalUrl, headers, body } = context.switchToHttp().getRequest<FastifyRequest>();
    const asked = {
      method: method === 'POST' ? ('POST' as const) : ('GET' as const),
      path: originalUrl,
      body: Buffer.isBuffer(body) ? body : new Uint8Array(),
    };
    if ((await this.desk.ledger.node?.tokens.holds(headers.authorization, asked)) === true) return true;
    throw new Refused(NODE_ONLY);
  }
}

const NODE_ONLY = rejection(
  'node-only',
  "This is for the ledger's own nodes, whose requests bear a token under the service key.",
);
