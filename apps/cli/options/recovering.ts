import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readPen } from '../../ledger/composition/key-file';
import { given } from '../given';
import type { Running } from '../running';
import { withData } from './shared-options';

interface Recovering {
  readonly data: string;
  readonly from: string;
  readonly key?: string;
  readonly tokenFile?: string;
  readonly logKey?: string;
}

/** recover: from an old backup to the newest state that somebody still holds. */
export function addRecovering(program: Command, { io }: Running): void {
  withData(program.command('recover'))
    .description('catch up a folder that was restored from an old backup, from an export or a mirror')
    .requiredOption('--from <dir or url>', 'the export or mirror that holds the missing entries')
    .option('--key <file>', 'key file of the reader, where a service is asked')
    .option('--token-file <file>', "a file that holds a reader's token")
    .option('--log-key <vkey>', "the log's verifier key as you have it from elsewhere")
    .action(async ({ data, from, key, tokenFile, logKey }: Recovering) => {
      const { recover } = await import('../commands/recover');
      const pen = key === undefined ? undefined : readPen(key);
      const token = tokenFile === undefined ? undefined : readFileSync(tokenFile, 'utf8').trim();
      await recover({ data, from, ...given({ pen, token, logKey }) }, io);
    });
}
