import { closeSync, fchmodSync, fstatSync, openSync, writeFileSync } from 'node:fs';

/**
 * Writes a file that its owner alone may read, also where one of that name stood there before that others may: a mode
 * that is given to a write counts for a new file only. A device or a pipe is nobody's to close.
 */
export function writePrivately(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    if (fstatSync(file).isFile()) fchmodSync(file, 0o600);
    writeFileSync(file, content);
  } finally {
    closeSync(file);
  }
}
