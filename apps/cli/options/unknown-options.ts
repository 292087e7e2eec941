import type { Command } from 'commander';

/** Commander's own sentence, with the nearest name; it ends the run by throwing. */
interface SaysUnknown {
  unknownOption(flag: string): never;
}

/**
 * Refuses an option that the command does not take, before anything is said of options that lack:
 * whoever writes `--kee` has given his key.
 */
export function refuseUnknownOptions(program: Command, argv: readonly string[]): void {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  const command = commandIn(program, words);
  const taken = new Set(['--help', ...command.options.map(({ long }) => long)]);
  const flags = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0] ?? word);
  const unknown = flags.find((flag) => !taken.has(flag));
  if (unknown !== undefined) (command as unknown as SaysUnknown).unknownOption(unknown);
}

function commandIn(group: Command, [word, ...rest]: readonly string[]): Command {
  const found = group.commands.find((command) => command.name() === word);
  return found === undefined ? group : commandIn(found, rest);
}
