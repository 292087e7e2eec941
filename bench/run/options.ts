import { parseArgs } from 'node:util';
import type { Length } from './length';

export interface Options {
  readonly length: Length;
  /** Names of the units to run. */
  readonly units: readonly string[];
  /** Where the results are written as JSON besides the table. */
  readonly json?: string;
  /** The disk under test. */
  readonly folder: string;
  /** Where a CPU profile of each unit is written. */
  readonly profile?: string;
}

/** In the order of the table; `usual` are those that run where none is named. */
export interface UnitNames {
  readonly all: readonly string[];
  readonly usual: readonly string[];
}

export class BadArguments extends Error {}

const FLAGS = {
  quick: { type: 'boolean' },
  trial: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  json: { type: 'string' },
  folder: { type: 'string' },
  profile: { type: 'string' },
} as const;

/** `args` without node and script; throws BadArguments with a sentence to print. */
export function optionsFrom(args: readonly string[], { all, usual }: UnitNames, here: string): Options {
  const { only = [], quick, trial, folder = here, json, profile } = parse(args);
  const unknown = only.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new BadArguments(`There is no measurement "${unknown}"; there are ${all.join(', ')}.`);
  }
  return {
    length: trial ? 'trial' : quick ? 'quick' : 'full',
    folder,
    units: only.length === 0 ? usual : all.filter((name) => only.includes(name)),
    ...(json === undefined ? {} : { json }),
    ...(profile === undefined ? {} : { profile }),
  };
}

type Values = ReturnType<typeof parseArgs<{ args: string[]; options: typeof FLAGS }>>['values'];

function parse(args: readonly string[]): Values {
  try {
    return parseArgs({ args: [...args], options: FLAGS }).values;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BadArguments(
      `${why}\nUsage: npm run bench -- [--quick | --trial] [--only NAME]… [--json FILE] [--folder DIR] [--profile DIR]`,
      { cause },
    );
  }
}
