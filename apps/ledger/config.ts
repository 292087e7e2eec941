import { resolve } from 'node:path';
import { isLedgerName } from '@mingjing/kernel';
import { nodeConfigFrom, type NodeConfig } from './node-config';
import { BadConfiguration } from './bad-configuration';

/** Configuration by environment, validated at start; documented in docs/configuration.md. */
export interface Config {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  /** A tlog-policy file. */
  readonly witnessPolicy?: string;
  /** One of several machines; absent where this is the only one. */
  readonly node?: NodeConfig;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function configFrom(env: Environment, folder: string): Config {
  const witnessPolicy = env['MINGJING_WITNESS_POLICY'];
  const node = nodeConfigFrom(env);
  return {
    data: resolve(folder, env['MINGJING_DATA'] ?? 'data'),
    host: env['MINGJING_HOST'] ?? '127.0.0.1',
    port: portIn(env),
    origin: originIn(env),
    ...(witnessPolicy === undefined ? {} : { witnessPolicy: resolve(folder, witnessPolicy) }),
    ...(node === undefined ? {} : { node }),
  };
}

function portIn(env: Environment): number {
  const port = Number(env['MINGJING_PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new BadConfiguration(
      `MINGJING_PORT is "${String(env['MINGJING_PORT'])}"; it must be a port from 0 to 65535.`,
    );
  }
  return port;
}

function originIn(env: Environment): string {
  const origin = env['MINGJING_ORIGIN'] ?? 'mingjing.example/ledger';
  if (isLedgerName(origin)) return origin;
  throw new BadConfiguration(
    `MINGJING_ORIGIN is "${origin}"; it must be a name of 1 to 200 characters without spaces and "+".`,
  );
}
