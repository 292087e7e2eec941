import { NotFoundException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { KnownRoutes } from './known-routes';
import type { ProblemFilter } from './problem.filter';

/**
 * Below /log/ a resource has one address, so that what caches keep and what proxies let through is what was asked
 * for. The router decodes an address before it looks it up, and leaves off what follows a "#": `entry/%30`,
 * `check%70oint` and `/%6cog/checkpoint` would be second names. No name in a log needs an encoding
 * (tlog-tiles spells out all of them), so that such an address is one that there is not.
 */
export function giveTheLogOneAddress(
  app: NestFastifyApplication,
  routes: KnownRoutes,
  problems: ProblemFilter,
): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', ({ url, routeOptions }, reply, done) => {
    const isOfTheLog = routeOptions.url?.startsWith('/log/') === true;
    if (!isOfTheLog || routes.methodsOf(url).length > 0) done();
    else problems.answer(new NotFoundException(), reply);
  });
}
