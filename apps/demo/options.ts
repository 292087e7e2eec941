import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { COUNTY_ENTITIES } from './generator/county/sizes';

export interface AttackOptions {
  readonly data: string;
  readonly seed: string;
  readonly keepServing: boolean;
  readonly port: number;
}

export interface DemoOptions extends AttackOptions {
  /** Entities in the register. */
  readonly scale: number;
}

const SMALLEST = 60;
const LARGEST = 20_000;

/** Reads the command line; commander prints help and errors itself and ends the process. */
export function optionsFrom(argv: readonly string[], folder: string): DemoOptions {
  const program = new Command('npm run demo --')
    .description("Plays a county's year through the ledger's own API, on a story's clock.")
    .option('--data <folder>', 'a fresh folder; one that an earlier demo made is replaced', 'data-demo')
    .option('--seed <words>', 'everything follows from it: the same seed, the same log', 'gaoqing-2026')
    .option('--scale <entities>', 'entities in the register', entities, COUNTY_ENTITIES)
    .option('--keep-serving', 'go on serving when the year is over', false)
    .option('--port <port>', '0: any that is free', port, 0)
    .parse(argv, { from: 'user' });
  const { data, ...options } = program.opts<DemoOptions>();
  return { ...options, data: resolve(folder, data) };
}

/** The same of `npm run demo:draw`. */
export function attackOptionsFrom(argv: readonly string[], folder: string): AttackOptions {
  const program = new Command('npm run demo:draw --')
    .description('Attacks 1 to 5 of the domain handbook (4.3) against the draws of a small bureau.')
    .option('--data <folder>', 'a fresh folder; one that an earlier demo made is replaced', 'data-demo-draw')
    .option('--seed <words>', 'everything follows from it', 'gaoqing-2026')
    .option('--keep-serving', 'go on serving when the attacks are over', false)
    .option('--port <port>', '0: any that is free', port, 0)
    .parse(argv, { from: 'user' });
  const { data, ...options } = program.opts<AttackOptions>();
  return { ...options, data: resolve(folder, data) };
}

function entities(text: string): number {
  return whole(text, SMALLEST, LARGEST);
}

function port(text: string): number {
  return whole(text, 0, 65_535);
}

function whole(text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`a whole number from ${String(least)} to ${String(most)}.`);
}
