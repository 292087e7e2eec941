import type { StoredEntry } from '../event-store';
import type { CommitOrder, CommitThread } from './commit-thread';
import { INSERT_ENTRY } from './entry-table';
import type { ConnectionSettings } from './open-database';

/** Where a store commits what is large: on that thread, to the same file. */
export interface CommitsApart {
  readonly thread: CommitThread;
  readonly target: ConnectionSettings;
}

export function entriesOrder(
  target: ConnectionSettings,
  first: number,
  entries: readonly StoredEntry[],
): CommitOrder {
  const blobs = new Uint8Array(entries.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  const rows = entries.map(({ bytes }, i) => {
    blobs.set(bytes, at);
    at += bytes.length;
    return [first + i, bytes.length];
  });
  return { target, insert: INSERT_ENTRY, rows, blobs: blobs.buffer };
}
