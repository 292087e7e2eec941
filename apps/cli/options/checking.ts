import type { Command } from 'commander';
import type { Running } from '../running';
import { withData } from './shared-options';

interface CheckOptions {
  readonly data: string;
  readonly views?: true;
  readonly json?: true;
}

/** fsck. */
export function addChecking(program: Command, running: Running): void {
  withData(program.command('fsck'))
    .description('check everything in the folder of a stopped ledger, or in a copy, down to its bytes')
    .option('--views', 'tell all views anew from the log too, and compare them row by row')
    .option('--json', 'print the report for a program')
    .action(async ({ data, views, json }: CheckOptions) => {
      const { fsckFolder } = await import('../commands/fsck');
      running.end(await fsckFolder({ data, views: views === true, json: json === true }, running.io));
    });
}
