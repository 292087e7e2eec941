import { once } from 'node:events';
import { createServer } from 'node:net';
import { BadConfiguration } from './bad-configuration';
import type { Config } from './config';

type Where = Pick<Config, 'host' | 'port'>;

/** Asked before a ledger is founded: nothing is left behind where nobody could be served. Throws BadConfiguration. */
export async function assertPort({ host, port }: Where): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    throw namedListening(error, { host, port });
  }
  server.close();
  await once(server, 'close');
}

/** Why nobody can listen there, with the variable to change; any other error as it came. */
export function namedListening(error: unknown, { host, port }: Where): unknown {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  const why = typeof code === 'string' ? WHY[code] : undefined;
  if (why === undefined) return error;
  return new BadConfiguration(`The ledger cannot be served on ${host}, port ${port}: ${why}`, {
    cause: error,
  });
}

const ANOTHER = 'set MINGJING_PORT to another one (0 takes one that is free)';

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: `something listens there already, perhaps this ledger. Stop it, or ${ANOTHER}.`,
  EACCES: `whoever runs this may not take that port. Ports from 1024 on are free to all: ${ANOTHER}.`,
  EADDRNOTAVAIL: 'this machine has no such address. Set MINGJING_HOST to one that it has, such as 127.0.0.1.',
};
