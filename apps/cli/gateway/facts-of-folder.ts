import { openSqliteEventStore } from '@mingjing/event-store';
import { eventOf } from '@mingjing/followers';
import type { Facts } from '@mingjing/kernel';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { openLedger } from '../../ledger/composition/open-ledger';
import { openedOrHeld, originIn } from './open-alone';

/**
 * What the ledger of a folder knows at its end, for a question; a demo's too. Its clock stands at its last
 * entry, so that asking lets nothing fall due. Throws CliFailure.
 */
export async function withFactsOf<T>(folder: DataFolder, ask: (facts: Facts) => T): Promise<T> {
  const origin = await originIn(folder);
  const last = await lastRecordedIn(folder);
  const ledger = await openedOrHeld(folder, () => openLedger(folder, { origin, clock: () => last }), INSTEAD);
  try {
    return ask(ledger.writer.facts());
  } finally {
    await ledger.close();
  }
}

async function lastRecordedIn(folder: DataFolder): Promise<number> {
  const store = openSqliteEventStore(folder.ledger, { readOnly: true });
  try {
    const size = await store.size();
    const [bytes] = await store.read(size - 1, 1);
    return bytes === undefined ? 0 : Date.parse(eventOf(bytes, size - 1).recordedAt);
  } finally {
    await store.close();
  }
}

const INSTEAD = 'give its address with --url and your key with --key, or stop it.';
