import type { Command } from 'commander';

const VARIABLE = 'MINGJING_PASSPHRASE_FILE';
const atStart = process.env[VARIABLE];

/** Every command that opens or makes a key file takes `--passphrase-file`, which is the variable's other name. */
export function addPassphrases(program: Command): void {
  for (const command of leavesOf(program)) {
    if (opensAKey(command)) {
      command.option(
        '--passphrase-file <file>',
        'a file that holds the passphrase of the key file, for scripts',
      );
    }
  }
  program.hook('preAction', (_program, command) => {
    const { passphraseFile = atStart } = command.opts<{ passphraseFile?: string }>();
    if (passphraseFile === undefined) Reflect.deleteProperty(process.env, VARIABLE);
    else process.env[VARIABLE] = passphraseFile;
  });
}

function opensAKey(command: Command): boolean {
  const takesOne = command.options.some(({ long }) => long === '--key' || long === '--passphrase');
  return takesOne || command.name() === 'passwd' || command.name() === 'init';
}

function leavesOf(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}
