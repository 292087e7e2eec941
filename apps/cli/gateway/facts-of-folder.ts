import { openSqliteEventStore } from '@mingjing/event-store';
import { eventOf } from '@mingjing/followers';
import type { Facts } from '@mingjing/kernel';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { openLedger, type OpenLedger } from '../../ledger/composition/open-ledger';
import { openingIn } from '../../ledger/composition/opening';
import { openAlone, openedOrHeld, originIn } from './open-alone';

/**
 * What the ledger of a folder knows at its end, for a question; a demo's too. Its clock stands at its last
 * entry, so that asking lets nothing fall due. Throws CliFailure.
 */
export async function withFactsOf<T>(folder: DataFolder, ask: (facts: Facts) => T): Promise<T> {
  const ledger = await openAtItsEnd(folder);
  try {
    return ask(ledger.writer.facts());
  } finally {
    await ledger.close();
  }
}

/** With all that has fallen due by now; a demo's ledger, which has no now, as it stands. Throws CliFailure. */
export async function openToRead(folder: DataFolder, clock: () => number): Promise<OpenLedger> {
  const opening = await openingIn(folder);
  return opening?.clock === 'story' ? openAtItsEnd(folder) : openToLook(folder, clock);
}

/** The same for a reader whose looks may be recorded, which no demo's ledger takes any more. Throws CliFailure. */
export async function openToLook(folder: DataFolder, clock: () => number): Promise<OpenLedger> {
  const ledger = await openAlone(folder, clock);
  await ledger.writer.settleDeadlines();
  return ledger;
}

async function openAtItsEnd(folder: DataFolder): Promise<OpenLedger> {
  const origin = await originIn(folder);
  const last = await lastRecordedIn(folder);
  return openedOrHeld(folder, () => openLedger(folder, { origin, clock: () => last }), INSTEAD);
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
