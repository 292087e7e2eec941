import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readPen } from '../../ledger/composition/key-file';
import type { LogOptions } from '../commands/log-at';
import { given } from '../given';
import type { Running } from '../running';
import { withData } from './shared-options';

/** export, verify, draw verify. */
export function addVerifying(program: Command, running: Running): void {
  addExport(program, running);
  addVerify(program, running);
  addDraw(program, running);
}

interface ReaderOptions {
  readonly data: string;
  readonly key?: string;
  readonly tokenFile?: string;
}

function withReader(command: Command): Command {
  return withData(command)
    .option('--key <file>', 'key file of the reader, where a service is asked')
    .option('--token-file <file>', "a file that holds a reader's token");
}

function readerOf({ data, key, tokenFile }: ReaderOptions): LogOptions {
  const pen = key === undefined ? undefined : readPen(key);
  const token = tokenFile === undefined ? undefined : readFileSync(tokenFile, 'utf8').trim();
  return { data, ...given({ pen, token }) };
}

function addExport(program: Command, { io }: Running): void {
  withReader(program.command('export'))
    .description('copy the log, with its tiles and files, into a folder that any file server can mirror')
    .argument('<dir>', 'an empty folder, or that of an earlier export')
    .option('--url <url>', 'address of a running service, instead of the data folder')
    .action(async (dir: string, options: ReaderOptions & { readonly url?: string }) => {
      const { exportLog } = await import('../commands/export');
      await exportLog(dir, { ...readerOf(options), ...given({ url: options.url }) }, io);
    });
}

function addVerify(program: Command, running: Running): void {
  withReader(program.command('verify'))
    .description('check every hash, signature, key, cosigner, revision, decision and derived event of a log')
    .argument('[dir or url]', 'an exported folder, or the address of a service; the data folder unless given')
    .option('--log-key <vkey>', "the log's verifier key as you have it from elsewhere")
    .action(async (named: string | undefined, options: ReaderOptions & { readonly logKey?: string }) => {
      const { verify } = await import('../commands/verify');
      const from = { ...readerOf(options), ...given({ logKey: options.logKey }) };
      running.end(await verify(named, from, running.io));
    });
}

function addDraw(program: Command, running: Running): void {
  withData(program.command('draw').description('check draws').command('verify'))
    .description('recompute a draw from its transcript, with nothing but SHA-256')
    .argument('<file>', 'the transcript, full or public')
    .option('--public', 'check of a full transcript only what the public one shows')
    .action(async (file: string, options: { readonly public?: true }) => {
      const { drawVerify } = await import('../commands/draw-verify');
      running.end(drawVerify(file, options.public === true, running.io));
    });
}
