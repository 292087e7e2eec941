import { existsSync } from 'node:fs';
import { openSqliteEventStore } from '@mingjing/event-store';
import { readEntry } from '@mingjing/kernel';
import { START } from '../../apps/cli/testing/small-ledger';
import { dataFolder } from '../../apps/ledger/composition/data-folder';

/** A moment at which a ledger that lies there can go on: its clock runs ahead of ours, by a second with every group. */
export async function momentAfter(data: string): Promise<number> {
  const path = dataFolder(data).ledger;
  if (!existsSync(path)) return START;
  const store = openSqliteEventStore(path, { readOnly: true });
  try {
    const [bytes] = await store.read((await store.size()) - 1, 1);
    const last = bytes === undefined ? undefined : readEntry(bytes);
    return last?.ok === true ? Date.parse(last.value.recordedAt) : START;
  } finally {
    await store.close();
  }
}
