import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { rejection } from '@mingjing/kernel';
import { Refused } from './problem';
import type { NodeSideRequest } from './sealed-answers';
import { ReadingDesk } from './service';

/** Lets in what another node of this ledger has signed for this very request, and nothing else. */
@Injectable()
export class OnlyNodes implements CanActivate {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<NodeSideRequest>();
    const { method, originalUrl, headers, body } = request;
    const asked = {
      method: method === 'POST' ? ('POST' as const) : ('GET' as const),
      path: originalUrl,
      body: Buffer.isBuffer(body) ? body : new Uint8Array(),
    };
    const holds = await this.desk.ledger.node?.tokens.holds(headers.authorization, asked);
    if (holds !== true) throw new Refused(NODE_ONLY);
    return (request.ofNode = true);
  }
}

const NODE_ONLY = rejection(
  'node-only',
  "This is for the ledger's own nodes, whose requests bear a token under the service key.",
);
