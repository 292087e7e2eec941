import type { Command } from 'commander';
import { given } from '../given';
import type { Running } from '../running';
import { repeated, withData } from './shared-options';

interface ReadOptions {
  readonly data: string;
  readonly key: string;
  readonly purpose: string;
}

interface EraseOptions {
  readonly data: string;
  readonly key: string;
  readonly cosign: readonly string[];
  readonly reason: string;
  readonly basis?: string;
}

/** vault read, vault erase, vault replace-lost: personal data, beside the log and never in it. */
export function addVaulting(program: Command, running: Running): void {
  const group = program
    .command('vault')
    .description('read or erase personal data, while no service holds the folder');
  addRead(group, running);
  addErase(group, running);
  addReplaceLost(group, running);
}

function addRead(group: Command, running: Running): void {
  withData(group.command('read'))
    .description('what is still held of a subject; the look is recorded in the log first')
    .argument('<subject>', 'person/<UUID>, or the stream whose statement disclosed it')
    .argument('[field...]', 'only these fields, such as name phone')
    .requiredOption('--key <file>', 'key file of whoever reads')
    .requiredOption('--purpose <text>', 'what for; it stands in the record of the look')
    .action(async (subject: string, fields: readonly string[], options: ReadOptions) => {
      const { vaultRead } = await import('../commands/vault-read');
      running.end(await vaultRead(subject, { ...options, fields }, running.io));
    });
}

function addErase(group: Command, running: Running): void {
  withData(group.command('erase'))
    .description('destroy values, salts and link of a subject, by a statement that says who decided it')
    .argument('<subject>', 'person/<UUID>, or the stream whose statement disclosed it')
    .requiredOption('--key <file>', 'key file of whoever decides it (head, deputy, legal affairs)')
    .option('--cosign <file>', 'key file of who signs too (may be repeated)', repeated, [])
    .requiredOption('--reason <text>', 'why, without a word about the person')
    .option('--basis <text>', 'document and article that it rests on')
    .action(async (subject: string, options: EraseOptions) => {
      const { vaultErase } = await import('../commands/vault-erase');
      const { basis, data, key, cosign, reason } = options;
      const decided = { data, key, cosign, reason, ...given({ basis }) };
      running.end(await vaultErase(subject, decided, running.io));
    });
}

function addReplaceLost(group: Command, running: Running): void {
  withData(group.command('replace-lost'))
    .description('lay an empty vault.db where it was lost and no backup is left; what it held is gone')
    .action(async ({ data }: { readonly data: string }) => {
      const { vaultReplaceLost } = await import('../commands/vault-replace-lost');
      running.end(await vaultReplaceLost(data, running.io));
    });
}
