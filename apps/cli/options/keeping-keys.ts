import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ServerKeyKind } from '../../ledger/composition/held-keys';
import type { Parting } from '../keys/server-key-change';
import { given } from '../given';
import type { Running } from '../running';
import { withData } from './shared-options';

/** keys show, rotate-log, rotate-service, record: the keys of the server itself; revoke: a person's. */
export function addKeepingKeys(program: Command, running: Running): void {
  const group = program
    .command('keys')
    .description("change the server's keys, end a person's (docs/keys.md)");
  const { io } = running;
  withData(group.command('show'))
    .description('which keys the log names, which of them lie here, and how far a change has come')
    .action(async ({ data }: { readonly data: string }) =>
      (await import('../commands/keys')).showKeys(data, io),
    );
  addRotate(group, 'log', 'change the key that signs checkpoints, with an overlap', running);
  addRotate(group, 'service', 'change the key that signs what the ledger derives', running);
  addRevoke(group, running);
  withData(group.command('record'))
    .description('record what the founder signed to replace a key that is lost, while no service can start')
    .argument('<signed.json>', 'the signed statements, as `mingjing sign` printed them')
    .action(async (path: string, { data }: { readonly data: string }) =>
      (await import('../commands/keys')).recordWithoutKey(path, data, io),
    );
}

interface Revoking {
  readonly data: string;
  readonly reason: string;
  readonly keyId?: string;
  readonly except?: string;
  readonly lastTrusted?: number;
}

function addRevoke(group: Command, { io }: Running): void {
  withData(group.command('revoke'))
    .description("print what is signed to revoke a person's keys")
    .argument('<actor>', 'officer/G-0012, head/H-1, founder …')
    .requiredOption('--reason <text>', 'why; it stands in the log, so no name and nothing personal')
    .option('--last-trusted <index>', 'the last entry at which the key was in good hands alone', indexOption)
    .option('--key-id <id>', 'only this one of several keys')
    .option('--except <id>', 'every key but this one')
    .action(async (actor: string, { data, reason, keyId, except, lastTrusted }: Revoking) => {
      const { revokeKeys } = await import('../commands/keys-revoke');
      await revokeKeys({ actor, data, reason, ...given({ keyId, except, lastTrusted }) }, io);
    });
}

interface Rotating {
  readonly data: string;
  readonly lost?: true;
  readonly compromised?: true;
  readonly lastTrusted?: number;
  readonly reason: string;
}

function addRotate(group: Command, kind: ServerKeyKind, what: string, { io }: Running): void {
  withData(group.command(`rotate-${kind}`))
    .description(`${what}: does the next step, or prints what the founder signs for it`)
    .addOption(
      new Option('--lost', 'the old key is gone: the next one replaces it at once').conflicts('compromised'),
    )
    .option('--compromised', 'others may hold the old key: the next one replaces it at once')
    .option(
      '--last-trusted <index>',
      'the last entry at which the old key was in good hands alone',
      indexOption,
    )
    .option('--reason <text>', 'why the old key ends', '换用新密钥')
    .action(async ({ data, lost, compromised, lastTrusted, reason }: Rotating) => {
      const { rotateKey } = await import('../commands/keys');
      const parting: Parting = lost === true ? 'lost' : compromised === true ? 'compromised' : 'overlap';
      await rotateKey(kind, { data, parting, reason, ...given({ lastTrusted }) }, io);
    });
}

function indexOption(value: string): number {
  if (/^\d{1,15}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is the index of an entry, such as 812.');
}
