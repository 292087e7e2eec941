import { Option, type Command } from 'commander';
import type { KeyPurpose } from '../commands/enrolment';
import { given } from '../given';
import type { Running } from '../running';
import { expectation, knownOrigin, repeated, whereOf, withData, withUrl } from './shared-options';

/** init, keygen, key passwd, sign, token: what starts a ledger, and what everybody signs with. */
export function addFounding(program: Command, running: Running): void {
  addInit(program, running);
  addKeygen(program, running);
  addKey(program, running);
  addSign(program, running);
  addToken(program, running);
}

interface InitOptions {
  readonly data: string;
  readonly origin: string;
  readonly founder?: string;
  readonly founderKey?: string;
  readonly opening?: string;
  readonly presets: boolean;
}

function addInit(program: Command, { io }: Running): void {
  withData(program.command('init'))
    .description('create a ledger: server keys, entry 0, the shipped rules and calendars')
    .option('--origin <name>', 'what the ledger is called for ever', 'mingjing.example/ledger')
    .addOption(
      new Option(
        '--founder <publickey>',
        'the founder signs elsewhere: writes opening.json for him',
      ).conflicts(['founderKey', 'opening']),
    )
    .addOption(new Option('--founder-key <file>', "the founder's key file, at hand").conflicts('opening'))
    .option('--opening <file>', 'the signed opening.json: opens the ledger')
    .option('--no-presets', 'leave out the shipped rules and calendars')
    .action(async (options: InitOptions) => (await import('../commands/init')).init(options, io));
}

interface KeygenOptions {
  readonly data: string;
  readonly url?: string;
  readonly actor: string;
  readonly out: string;
  readonly origin?: string;
  readonly purpose: KeyPurpose;
  readonly passphrase?: true;
  readonly passphraseFile?: string;
}

function addKeygen(program: Command, { io }: Running): void {
  withUrl(program.command('keygen'))
    .description('make a key file, and print the statement that enrols it')
    .requiredOption('--actor <actor>', 'whose key it is, such as officer/G-0012')
    .requiredOption('--out <file>', 'the key file to write')
    .option('--origin <name>', 'the ledger that it is for, where neither data folder nor service is at hand')
    .addOption(
      new Option('--purpose <purpose>', 'what it is for')
        .choices(['person', 'device', 'service'])
        .default('person'),
    )
    .option('--passphrase', 'put it under a passphrase, which is asked for')
    .action(async (options: KeygenOptions) => {
      const { keygen } = await import('../commands/keygen');
      // Whoever names a file with a passphrase wants no key in the clear.
      const passphrase = options.passphrase === true || options.passphraseFile !== undefined;
      keygen({ ...options, passphrase, origin: await knownOrigin(options) }, io);
    });
}

function addKey(program: Command, { io }: Running): void {
  withData(program.command('key').description('look after a key file').command('passwd'))
    .description('put a key file under a new passphrase (scrypt), at the cost of today')
    .argument('<file>', 'the key file; one in the clear is then no longer so')
    .option('--new-passphrase-file <file>', 'a file that holds the new passphrase, for scripts')
    .action(async (file: string, options: { readonly newPassphraseFile?: string }) => {
      const { keyPasswd } = await import('../commands/key-passwd');
      if (options.newPassphraseFile !== undefined) {
        process.env['MINGJING_NEW_PASSPHRASE_FILE'] = options.newPassphraseFile;
      }
      keyPasswd(file, io);
    });
}

interface SignOptions {
  readonly data: string;
  readonly url?: string;
  readonly key: string;
  readonly cosign: readonly string[];
  readonly origin?: string;
  readonly expect?: number | 'none';
  readonly send?: string | true;
}

function addSign(program: Command, { io }: Running): void {
  withUrl(program.command('sign'))
    .description('sign the statements of a JSON file, and print or send the submission')
    .argument('<statement.json>', 'a statement, or an array that stands or falls together')
    .requiredOption('--key <file>', 'key file of who states it')
    .option('--cosign <file>', 'key file of who signs too (may be repeated)', repeated, [])
    .option('--origin <name>', 'the ledger that it is for, where neither data folder nor service is at hand')
    .option('--expect <revision>', 'revision of the stream as you saw it, or none', expectation)
    .option('--send [url]', 'send it at once: to that service, or into the data folder')
    .action(async (file: string, options: SignOptions) => {
      const { sign } = await import('../commands/sign');
      const url = typeof options.send === 'string' ? options.send : options.url;
      const where = whereOf({ data: options.data, ...given({ url }) });
      const origin = await knownOrigin({ ...where, ...given({ origin: options.origin }) });
      const send = options.send === undefined ? undefined : where;
      const { key, cosign, expect } = options;
      await sign(file, { key, cosign, origin, ...given({ expect, send }) }, io);
    });
}

function addToken(program: Command, { io }: Running): void {
  withUrl(program.command('token'))
    .description("print a reader's token for the queries of the API (ten minutes)")
    .requiredOption('--key <file>', 'key file of the reader')
    .option('--origin <name>', 'the ledger that it is for')
    .action(async (options: { data: string; url?: string; key: string; origin?: string }) => {
      const { token } = await import('../commands/token');
      token(options.key, await knownOrigin(options), io);
    });
}
