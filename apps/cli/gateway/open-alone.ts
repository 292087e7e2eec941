import { LedgerInUse } from '@mingjing/event-store';
import type { TrustPolicy } from '@mingjing/log';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { assertNothingLost } from '../../ledger/composition/never-founded';
import { TellsAStory, openingIn, originOf } from '../../ledger/composition/opening';
import { openLedger, type OpenLedger } from '../../ledger/composition/open-ledger';
import { witnessesIn } from '../../ledger/composition/witnessing';
import { unavailable } from '../failure';

/** The ledger of a data folder, opened in this process and by nobody else. Throws CliFailure where that cannot be. */
export async function openAlone(
  folder: DataFolder,
  clock: () => number,
  instead = GIVE_URL,
): Promise<OpenLedger> {
  const origin = await originIn(folder);
  if ((await openingIn(folder))?.clock === 'story') throw unavailable(new TellsAStory(folder.root).message);
  return openedOrHeld(folder, () => openLedger(folder, { origin, clock, ...askedFirst(folder) }), instead);
}

/** Whoever writes here without the service asks the same witnesses first; cosignatures are the service's to gather. */
export function askedFirst(folder: DataFolder): { readonly caughtUpWith?: TrustPolicy } {
  const { witnessedBy } = witnessesIn(process.env['MINGJING_WITNESS_POLICY'], folder);
  return witnessedBy === undefined ? {} : { caughtUpWith: witnessedBy.policy };
}

/** Opens a ledger; throws CliFailure where a service holds its folder. */
export async function openedOrHeld(
  folder: DataFolder,
  open: () => Promise<OpenLedger>,
  instead = STOP_IT,
): Promise<OpenLedger> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof LedgerInUse) throw heldByAService(folder.root, error, instead);
    throw error;
  }
}

/** Throws CliFailure where nothing has been opened in the folder. */
export async function originIn(folder: DataFolder): Promise<string> {
  const origin = await originOf(folder);
  if (origin !== undefined) return origin;
  await assertNothingLost(folder);
  throw unavailable(
    `${folder.root} holds no ledger; run \`mingjing init\` there, or name another folder with --data.`,
  );
}

const GIVE_URL = 'give its address with --url (such as --url http://127.0.0.1:3000), or stop it.';
const STOP_IT = 'stop it first: this is done where the files lie, and by nobody else meanwhile.';

export function heldByAService(root: string, cause: unknown, instead = GIVE_URL): Error {
  return unavailable(`A running service holds ${root}; ${instead}`, cause);
}

/** Does some work with the files of a ledger, which no service may hold meanwhile, and closes it however that ends. */
export async function withLedger<T>(
  folder: DataFolder,
  clock: () => number,
  work: (ledger: OpenLedger) => Promise<T>,
): Promise<T> {
  const ledger = await openAlone(folder, clock, STOP_IT);
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}
