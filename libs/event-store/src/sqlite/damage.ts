import { StoreAltered, StoreUnavailable } from '../store-errors';
import { resultCode } from './durable-write';

/** SQLite's primary result codes for a file whose bytes make no sense, or cannot be had. */
const DAMAGE: ReadonlySet<number> = new Set([
  10, // IOERR
  11, // CORRUPT
  26, // NOTADB
]);

/** The same in words: the driver's `all` and `iterate` give no number. */
const IN_WORDS = /^(disk I\/O error|database disk image is malformed|file is not a database)/;

/** What a damaged file shows itself by, named with the file and what to do; any other error as it came. */
export function namedDamage(error: unknown, file: string): unknown {
  const what = hasMessage(error) ? error.message : '';
  if (!DAMAGE.has(resultCode(error) ?? 0) && !IN_WORDS.test(what)) return error;
  if (what.startsWith('disk I/O error')) {
    return new StoreUnavailable(
      `${file} cannot be read or written (${what}): the disk is full, failing, or gone. See to it, then start again.`,
      { cause: error },
    );
  }
  return new StoreAltered(
    `${file} is damaged (${what}). Keep the files as they are, copy the folder, and run "mingjing fsck --data DIR" on the copy.`,
    { cause: error },
  );
}

/** Runs a read; damage that it meets comes out as `StoreAltered`. */
export function soundly(file: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw namedDamage(error, file);
  }
}

/** The driver's errors are of another realm under Jest. */
function hasMessage(error: unknown): error is { readonly message: string } {
  return typeof error === 'object' && error !== null && 'message' in error;
}
