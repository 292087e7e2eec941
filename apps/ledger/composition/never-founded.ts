import { openSqliteCheckpointStore } from '@mingjing/event-store';
import { parseCheckpoint, type Checkpoint } from '@mingjing/log';
import { ledgerLost } from '@mingjing/writer';
import { refuseFolderOfANode } from '../nodes/node-folder';
import type { DataFolder } from './data-folder';
import { holdsSpentKey } from './founding-mark';
import { isThere } from './is-there';
import { openingIn } from './opening';

/**
 * A folder without an entry in which a ledger stood before is no place to found one: its key would sign a second
 * history. Writes nothing. Throws RefusedToStart `ledger-lost`, and FolderOfANode.
 */
export async function assertNothingLost(folder: DataFolder): Promise<void> {
  if ((await openingIn(folder)) !== undefined) return;
  refuseFolderOfANode(folder);
  const traces = await tracesIn(folder);
  if (traces.length > 0) throw ledgerLost(traces);
}

async function tracesIn(folder: DataFolder): Promise<readonly string[]> {
  const shown = await newestShown(folder);
  return [
    ...(shown === undefined || shown.size === 0
      ? []
      : [`checkpoint.db holds a checkpoint of ${shown.origin} over ${shown.size} entries`]),
    ...(holdsSpentKey(folder) ? ['the log key in keys/ was made for a ledger that was opened with it'] : []),
  ];
}

/** As it says itself: nobody has looked at its signature. */
async function newestShown({ checkpoint }: DataFolder): Promise<Checkpoint | undefined> {
  if (!isThere(checkpoint)) return undefined;
  const store = openSqliteCheckpointStore(checkpoint, { readOnly: true });
  try {
    const claimed = parseCheckpoint((await store.get())?.note ?? '');
    return claimed.ok ? claimed.value : undefined;
  } finally {
    await store.close();
  }
}
