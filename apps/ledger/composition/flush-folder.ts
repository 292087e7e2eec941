import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** A new name in a folder is durable once the folder is; Windows knows no such thing. */
export function flushFolderOf(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
