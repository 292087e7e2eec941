import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { readPen } from '../../ledger/composition/key-file';
import type { TrustOptions } from '../commands/given-keys';
import type { LogOptions } from '../commands/log-at';
import { readBytes } from '../commands/read-json';
import { unreadable } from '../failure';
import { given } from '../given';
import type { Running } from '../running';
import { whereOf, withData, withUrl } from './shared-options';

/** export, bundle, verify, print. */
export function addVerifying(program: Command, running: Running): void {
  addExport(program, running);
  addBundle(program, running);
  addVerify(program, running);
  addPrint(program, running);
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
  const token =
    tokenFile === undefined ? undefined : Buffer.from(readBytes(tokenFile)).toString('utf8').trim();
  return { data, ...given({ pen, token }) };
}

function addExport(program: Command, { io }: Running): void {
  withReader(program.command('export'))
    .description('copy the log, with its tiles and files, into a folder that any file server can mirror')
    .argument('<dir>', 'an empty folder, or that of an earlier export')
    .option('--url <url>', 'address of a running service, instead of the data folder')
    .option('--policy <file>', 'a tlog-policy: only up to what its quorum of witnesses has cosigned')
    .action(async (dir: string, options: ReaderOptions & { url?: string; policy?: string }) => {
      const { exportLog } = await import('../commands/export');
      const { url, policy } = options;
      await exportLog(dir, { ...readerOf(options), ...given({ url, policy }) }, io);
    });
}

interface BundleOptions {
  readonly data: string;
  readonly url?: string;
  readonly key?: string;
  readonly out?: string;
  readonly withFiles?: true;
  readonly withDisclosures?: true;
}

function addBundle(program: Command, { io }: Running): void {
  withUrl(program.command('bundle'))
    .description('write everything about a case, entity, draw or officer into one file that verifies offline')
    .argument('<subject>', 'case/…, entity/…, draw/… or officer/…')
    .option(
      '--key <file>',
      'key file of the reader: what he may see goes in; of a draw, without it, what is public',
    )
    .option('--out <file>', 'the file to write; SUBJECT.mingjing-bundle unless given')
    .option('--with-files', 'enclose the files that the entries name')
    .option('--with-disclosures', 'enclose the personal data that you may see; that is recorded')
    .action(async (subject: string, options: BundleOptions) => {
      const { bundle } = await import('../commands/bundle');
      const { key, out, withFiles, withDisclosures } = options;
      const wants = { files: withFiles === true, disclosures: withDisclosures === true };
      await bundle({ subject, where: whereOf(options), ...wants, ...given({ key, out }) }, io);
    });
}

const OF_A_FILE =
  '--trust and --entry are of a bundle or a proof; of a whole log give its key with --log-key and a tlog-policy with --policy.';

interface VerifyOptions extends ReaderOptions {
  readonly logKey?: string;
  readonly policy?: string;
  readonly since?: string;
  readonly trust?: string;
  readonly entry?: string;
  readonly requireFiles?: true;
}

function addVerify(program: Command, running: Running): void {
  withReader(program.command('verify'))
    .description(
      'check a log (every hash, signature, decision), or a bundle, a proof, the transcript of a draw',
    )
    .argument('[dir, file or url]', 'an export, a file, or a service; the data folder unless given')
    .option('--log-key <vkey>', "the log's verifier key as you have it from elsewhere (--key takes it too)")
    .option('--policy <file>', 'a tlog-policy: whose cosignatures the checkpoint must bear')
    .option('--since <file>', 'of a log: a checkpoint or proof that you kept, from which it must have grown')
    .option('--trust <file>', 'of a file: verifier keys of log and witnesses, or a tlog-policy')
    .option('--entry <file>', 'of a proof: the entry that it is about')
    .option(
      '--require-files',
      'of a log: every file that its entries name must be here, and hash to its name',
    )
    .action(async (named: string | undefined, options: VerifyOptions) => {
      const { logKey, policy, since, trust, entry, requireFiles, ...reading } = withoutVerifierKey(options);
      if (named !== undefined && isFile(named)) {
        const { verifyFile } = await import('../commands/verify-file');
        const asked = given({ logKey, trust, policy, since, entry, requireFiles });
        running.end(verifyFile(named, asked, running.io));
        return;
      }
      if (trust !== undefined || entry !== undefined) throw unreadable(OF_A_FILE);
      const { verify } = await import('../commands/verify');
      running.end(
        await verify(
          named,
          { ...readerOf(reading), ...given({ logKey, policy, since, requireFiles }) },
          running.io,
        ),
      );
    });
}

function addPrint(program: Command, running: Running): void {
  withData(program.command('print'))
    .description('render a bundle as a paper file (案卷), to be printed by a browser')
    .argument('<bundle>', 'the bundle')
    .option('--out <file>', 'the page to write; BUNDLE.html unless given')
    .option('--log-key <vkey>', "the log's verifier key as you have it from elsewhere")
    .option('--trust <file>', 'verifier keys of log and witnesses, or a tlog-policy')
    .option('--policy <file>', 'a tlog-policy: whose cosignatures the checkpoint must bear')
    .action(async (path: string, options: TrustOptions & { out?: string }) => {
      const { print } = await import('../commands/print');
      running.end(print(path, options, running.io));
    });
}

/** A verifier key under `--key` is the log's; a key file never has that form. */
function withoutVerifierKey({ key, ...options }: VerifyOptions): VerifyOptions {
  if (key === undefined) return options;
  return /^[^+]+\+[0-9a-f]{8}\+/u.test(key) ? { ...options, logKey: key } : { ...options, key };
}

function isFile(named: string): boolean {
  return statSync(named, { throwIfNoEntry: false })?.isFile() === true;
}
