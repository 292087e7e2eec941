import type { CommandLine } from '../../apps/cli/testing/command-line';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { foundForAFirstLook } from '../../apps/ledger/composition/first-look';

/** Of a ledger that is founded on one machine. */
export interface Founding {
  readonly origin: string;
  readonly engineUrl: string;
  readonly stream: string;
}

/** Founds a ledger in the command line's data folder and brings it to the engine, as the page says. Throws where that is refused. */
export async function broughtToEngine(
  cli: CommandLine,
  { origin, engineUrl, stream }: Founding,
): Promise<void> {
  const ledger = await foundForAFirstLook(dataFolder(cli.data), { origin, clock: cli.clock });
  await ledger.close();
  const places = ['--from', `sqlite:${cli.data}`, '--to', `kurrentdb:${engineUrl}`];
  const moved = await cli.run('migrate', ...places, '--stream', stream);
  if (moved.exitCode !== 0) throw new Error(moved.err);
}
