import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { DataFolder } from './data-folder';
import { flushFolderOf } from './flush-folder';
import { nextKeyPath, serverKeyPath } from './held-keys';

/**
 * `founding` in the data folder, apart from the keys that are backed up for ever: a log key that lies here without
 * it has signed for a ledger. Durable before the first key is made.
 */
export function markFounding({ founding }: DataFolder): void {
  if (existsSync(founding)) return;
  writeFileSync(founding, 'A ledger is being founded here; this file goes away once it is open.\n', {
    mode: 0o600,
    flush: true,
  });
  flushFolderOf(founding);
}

/** Entry 0 is sealed: from now on the key of this log founds nothing. */
export function unmarkFounding({ founding }: DataFolder): void {
  if (!existsSync(founding)) return;
  rmSync(founding);
  flushFolderOf(founding);
}

/** Whether a log key lies here that was not made by a founding which is still under way. */
export function holdsSpentKey(folder: DataFolder): boolean {
  const isThere = [serverKeyPath(folder, 'log'), nextKeyPath(folder, 'log')].some((path) => existsSync(path));
  return isThere && !existsSync(folder.founding);
}
