import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { rejection } from '@mingjing/kernel';
import { Refused } from './problem';

/** Where @nestjs/swagger keeps what `ApiQuery` declares of a handler. */
const DECLARED = 'swagger/apiParameters';

interface Parameter {
  readonly in: string;
  readonly name: string;
}

/**
 * A parameter that a route does not declare is refused, not ignored: whoever misspells `as-of` would
 * take the answer of today for that of the day he asked about. The document is the one list of them.
 */
export class OnlyDeclaredParameters implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const given = Object.keys(query as object);
    if (given.length === 0) return true;
    const declared = parametersOf(context.getHandler());
    const unknown = given.find((name) => !declared.includes(name));
    if (unknown === undefined) return true;
    const taken = declared.length === 0 ? 'none' : declared.join(', ');
    const reason = `"${unknown}" is no parameter of this address; it takes ${taken}.`;
    throw new Refused(rejection('query-malformed', reason, { name: unknown, takes: [...declared] }), 400);
  }
}

function parametersOf(handler: object): readonly string[] {
  const parameters = (Reflect.getMetadata(DECLARED, handler) ?? []) as readonly Parameter[];
  return parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
}
