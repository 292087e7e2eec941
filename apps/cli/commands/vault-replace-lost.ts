import { dataFolder } from '../../ledger/composition/data-folder';
import { replaceLostVault } from '../../ledger/composition/lost-vault';
import { EXIT, type ExitCode } from '../failure';
import { originIn } from '../gateway/open-alone';
import type { CliIo } from '../io';

/** The way on for whoever has no vault.db any more: said by a command, and never done by a start. */
export async function vaultReplaceLost(data: string, io: CliIo): Promise<ExitCode> {
  const folder = dataFolder(data);
  await originIn(folder);
  if (!(await replaceLostVault(folder))) {
    io.out(`${folder.vault} is there: nothing was replaced.`);
    return EXIT.no;
  }
  io.out(`${folder.vault} is new and empty: the ledger starts with it, and every proof still verifies.`);
  io.err(
    'Personal data that were disclosed before are gone, and fsck goes on naming each (disclosure-missing). If an older vault.db turns up, stop the service and put it in the place of this one before anything more is disclosed.',
  );
  return EXIT.done;
}
