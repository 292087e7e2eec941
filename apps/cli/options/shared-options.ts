import { isDay } from '@mingjing/kernel';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { dataFolder } from '../../ledger/composition/data-folder';
import type { Where } from '../gateway/open-gateway';

/** Every command takes `--data`. */
export function withData(command: Command): Command {
  return command.option('--data <dir>', 'data folder of the ledger', './data');
}

export function withUrl(command: Command): Command {
  return withData(command).option('--url <url>', 'address of a running service, instead of the data folder');
}

export function whereOf({ data, url }: { readonly data: string; readonly url?: string }): Where {
  return url === undefined ? { data } : { data, url };
}

/** The origin by name, else that of the service or the data folder; undefined where there is none. */
export async function knownOrigin(options: {
  readonly origin?: string;
  readonly data: string;
  readonly url?: string;
}): Promise<string | undefined> {
  if (options.origin !== undefined) return options.origin;
  if (options.url !== undefined) {
    const { HttpGateway } = await import('../gateway/http-gateway');
    return (await HttpGateway.open(options.url, () => undefined)).origin;
  }
  const { originOf } = await import('../../ledger/composition/opening');
  return originOf(dataFolder(options.data));
}

export function repeated(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

export function expectation(value: string): number | 'none' {
  if (value === 'none') return value;
  const revision = Number(value);
  if (/^\d{1,15}$/.test(value)) return revision;
  throw new InvalidArgumentError('It is a revision such as 3, or none.');
}

export function dayOption(value: string): string {
  if (isDay(value)) return value;
  throw new InvalidArgumentError('It is a day of the calendar such as 2026-06-30.');
}
