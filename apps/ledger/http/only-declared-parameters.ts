import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { rejection } from '@mingjing/kernel';
import { Refused } from './problem';
import { malformed, textFrom } from './query-text';

/** Where @nestjs/swagger keeps what `ApiQuery` declares of a handler. */
const DECLARED = 'swagger/apiParameters';

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema?: { readonly enum?: readonly string[] };
}

/**
 * A parameter that a route does not declare is refused, not ignored: whoever misspells `as-of` would
 * take the answer of today for that of the day he asked about. So is a value that is none of those declared. The
 * document is the one list of them.
 */
export class OnlyDeclaredParameters implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const given = Object.keys(query as object);
    if (given.length === 0) return true;
    const declared = parametersOf(context.getHandler());
    const names = declared.map(({ name }) => name);
    const unknown = given.find((name) => !names.includes(name));
    if (unknown !== undefined) throw noParameter(unknown, names);
    for (const parameter of declared) assertDeclaredValue(parameter, query as object);
    return true;
  }
}

function assertDeclaredValue({ name, schema }: Parameter, query: object): void {
  const values = schema?.enum;
  const value = values && textFrom(query, name);
  if (value === undefined || values?.includes(value) !== false) return;
  throw malformed(name, `one of ${values.join(', ')}`);
}

function parametersOf(handler: object): readonly Parameter[] {
  const parameters = (Reflect.getMetadata(DECLARED, handler) ?? []) as readonly Parameter[];
  return parameters.filter((parameter) => parameter.in === 'query');
}

function noParameter(unknown: string, names: readonly string[]): Refused {
  const taken = names.length === 0 ? 'none' : names.join(', ');
  const reason = `"${unknown}" is no parameter of this address; it takes ${taken}.`;
  return new Refused(rejection('query-malformed', reason, { name: unknown, takes: [...names] }), 400);
}
