import { StoreAltered, StoreUnavailable } from '../store-errors';
import { noPlaceToWrite } from './no-place';
import { messageOf, resultCode } from './result-code';

/** SQLite's primary result codes for a file whose bytes make no sense, or are not given. */
const DAMAGE: ReadonlySet<number> = new Set([
  10, // IOERR
  11, // CORRUPT
  26, // NOTADB
]);

/** The same in words: the driver's `all` and `iterate` give no number. */
const IN_WORDS = /^(disk I\/O error|database disk image is malformed|file is not a database)/;

/** What a damaged file, or a place that takes none, shows itself by, named with the file and what to do; any other error as it came. */
export function namedFailure(error: unknown, file: string): unknown {
  const noPlace = noPlaceToWrite(error, file);
  if (noPlace !== undefined) return noPlace;
  const what = messageOf(error);
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

/** Runs a read; damage that it meets comes out as `StoreAltered`, a place that takes no file as `NoPlaceToWrite`. */
export function soundly(file: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw namedFailure(error, file);
  }
}
