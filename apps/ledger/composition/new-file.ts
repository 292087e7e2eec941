import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { flushFolderOf } from './flush-folder';

/** File systems that know no second name for a file, such as those of memory sticks. */
const NO_LINKS: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/**
 * Writes a file of secrets that is not there yet, mode 0600: at every moment, whatever fails, it is there whole or not
 * at all, and it is on the disk, name and bytes, before anybody relies on it. Throws `EEXIST` where it is there: nothing
 * is overwritten, and by two runs at once neither where the file system knows links. Of those one may have its part
 * swept by the other, and fails (`ENOENT`) with nothing written.
 */
export function writeNewFile(path: string, text: string): void {
  sweepParts(path);
  const part = `${path}.${randomUUID()}.part`;
  try {
    writeFileSync(part, text, { mode: 0o600, flag: 'wx', flush: true });
    giveName(part, path);
  } finally {
    rmSync(part, { force: true });
  }
  flushFolderOf(path);
}

/** Each new folder has its name flushed in the one above it. */
export function makeFolders(path: string, mode: number): void {
  const first = mkdirSync(path, { recursive: true, mode });
  if (first === undefined) return;
  for (let made = resolve(path); made.length >= resolve(first).length; made = dirname(made))
    flushFolderOf(made);
}

/** Takes away what a run that was cut off left beside the file (`NAME.*.part`): secrets in two places are two to guard. */
export function sweepParts(path: string): void {
  const left = readdirSync(dirname(path)).filter(
    (name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.part'),
  );
  for (const name of left) rmSync(join(dirname(path), name), { force: true });
}

/** A second name is refused where there is a file of that name; a new name for the first would replace it. */
function giveName(part: string, path: string): void {
  try {
    linkSync(part, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!NO_LINKS.has(code) || existsSync(path)) throw error;
    renameSync(part, path);
  }
}
