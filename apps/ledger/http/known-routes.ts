import type { NestFastifyApplication } from '@nestjs/platform-fastify';

interface KnownRoute {
  readonly method: string;
  readonly path: RegExp;
}

/** The addresses of the service, as they are registered: an address that takes other methods is not "not found". */
export class KnownRoutes {
  private readonly routes: KnownRoute[] = [];

  /** Before any route is registered. */
  watch(app: NestFastifyApplication): void {
    const fastify = app.getHttpAdapter().getInstance();
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) this.routes.push({ method: one, path: pathOf(url) });
    });
  }

  /**
   * Methods that the address takes, for `Allow` (RFC 9110, 15.5.6); none where there is nothing. A proxy may ask by
   * the absolute form (RFC 9112, 3.2.2).
   */
  methodsOf(url: string): readonly string[] {
    const [path = ''] = url.replace(/^https?:\/\/[^/]*/, '').split('?');
    const methods = this.routes.filter((route) => route.path.test(path)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }
}

/** `/v1/draws/:id` and `/v1/trail/*` as the router reads them; below /log/ nothing is written in another way. */
function pathOf(url: string): RegExp {
  const others = url.startsWith('/log/') ? '%#' : '';
  const parts = url.split('/').map((part) => {
    if (part === '*') return others === '' ? '.*' : `[^${others}]*`;
    return part.startsWith(':') ? `[^/${others}]+` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
