import { dataFolder } from '../../ledger/composition/data-folder';
import { openLedger, type OpenLedger } from '../../ledger/composition/open-ledger';
import { readPolicy } from '../../ledger/composition/witnessing';
import type { CommandLine } from './command-line';

/** The ledger of the data folder, served by nobody, asking the witnesses of its policy. */
export async function withLedger<T>(
  { data }: Pick<CommandLine, 'data'>,
  {
    origin,
    clock,
    policy,
  }: { readonly origin: string; readonly clock: () => number; readonly policy: string },
  work: (ledger: OpenLedger) => Promise<T>,
): Promise<T> {
  const witnessedBy = { policy: readPolicy(policy) };
  const ledger = await openLedger(dataFolder(data), { origin, clock, witnessedBy });
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}
