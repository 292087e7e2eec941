import type { Command } from 'commander';
import type { MigrateCommand } from '../commands/migrate';
import { DEFAULT_STREAM } from '../migrate/ledger-place';
import type { Running } from '../running';
import { withData } from './shared-options';

/** migrate. */
export function addMigrating(program: Command, running: Running): void {
  withData(program.command('migrate'))
    .description('move a stopped ledger to another engine, with every checkpoint and the same root')
    .requiredOption('--from <ledger>', 'sqlite:FOLDER, kurrentdb:CONNECTION-STRING, or kurrentdb')
    .requiredOption('--to <ledger>', 'the same; it must be empty. kurrentdb alone reads KURRENTDB_URL')
    .option('--stream <name>', 'stream of the log in KurrentDB', DEFAULT_STREAM)
    .option('--log-key <vkey>', "the log's verifier key, as you have it from elsewhere")
    .option('--resume', 'go on with a migration of the same log that was cut off')
    .addHelpText(
      'after',
      '\nVault, evidence and keys are in no engine: they stay in the data folder, or are copied from it.',
    )
    .action(async (options: MigrateCommand) => {
      const { migrate } = await import('../commands/migrate');
      await migrate(options, running.io);
    });
}
