import { InvalidArgumentError, type Command } from 'commander';
import type { Running } from '../running';

interface InFolder {
  readonly data: string;
}

/** witness init, add-log, retire-log, run, show. */
export function addWitnessing(program: Command, { io }: Running): void {
  const group = program
    .command('witness')
    .description('cosign the logs of others, so that none can show two histories (C2SP tlog-witness)');
  withFolder(group.command('init'))
    .alias('keygen')
    .description('make a witness: its key, its state, the list of its logs; prints its verifier key')
    .requiredOption('--name <name>', 'its name for ever, such as legal.gaoqing.example/witness')
    .action(async ({ data, name }: InFolder & { readonly name: string }) => {
      (await import('../commands/witness')).witnessInit(data, name, io);
    });
  withFolder(group.command('add-log'))
    .description('watch a log')
    .argument('<vkey>', "the log's verifier key, as its ledger shows it under /v1/ledger")
    .action(async (vkey: string, { data }: InFolder) => {
      (await import('../commands/witness')).witnessAddLog(data, vkey, io);
    });
  withFolder(group.command('retire-log'))
    .description(
      'cosign nothing more that a key of a log signed which was stolen, lost or replaced; for ever',
    )
    .argument('<vkey>', "the log's old verifier key, as `witness show` prints it")
    .action(async (vkey: string, { data }: InFolder) => {
      (await import('../commands/witness')).witnessRetireLog(data, vkey, io);
    });
  withFolder(group.command('show'))
    .description('its verifier key, how far it has cosigned each log, and which keys were retired')
    .action(async ({ data }: InFolder) => (await import('../commands/witness')).witnessShow(data, io));
  withFolder(group.command('run'))
    .description('answer the logs until stopped')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port; 0 takes a free one', portOption, 7380)
    .action(async ({ data, ...at }: InFolder & { readonly host: string; readonly port: number }) => {
      await (await import('../commands/witness')).witnessRun(data, at, io);
    });
}

function withFolder(command: Command): Command {
  return command.option('--data <dir>', 'folder of the witness', './witness');
}

function portOption(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('It is a port from 0 to 65535.');
}
