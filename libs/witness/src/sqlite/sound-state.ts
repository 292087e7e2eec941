import { StoreAltered, type Database } from '@mingjing/event-store';
import { equalBytes, toHex, utf8, type Sha256 } from '@mingjing/kernel';
import { parseCheckpoint } from '@mingjing/log';

interface Answer {
  readonly integrity_check: string;
}

interface Row {
  readonly origin_hash: string;
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
}

/**
 * A witness that no longer finds a row has forgotten a promise: before it signs anything the file is whole, and each
 * row stands under the hash of its origin with the size and root of the checkpoint that was cosigned. Throws StoreAltered.
 */
export function assertSoundState(database: Database, path: string, sha256: Sha256): void {
  const [found] = database.prepare('PRAGMA integrity_check(1)').all() as readonly Answer[];
  if (found?.integrity_check !== 'ok') throw altered(path, found?.integrity_check ?? 'it cannot be checked');
  for (const row of database.prepare('SELECT * FROM last_cosigned').iterate()) {
    const cosigned = row as Row;
    if (!isWhole(cosigned, sha256))
      throw altered(path, `the row of ${cosigned.origin} is not as it was written`);
  }
}

function isWhole({ origin_hash: hash, origin, size, root, note }: Row, sha256: Sha256): boolean {
  const claimed = parseCheckpoint(note);
  if (!claimed.ok || hash !== toHex(sha256(utf8(origin)))) return false;
  const { value } = claimed;
  return value.origin === origin && value.size === size && equalBytes(value.root, root);
}

const BY_SQLITE = /^(database disk image is malformed|malformed database schema|unsupported file format)/;

/** What SQLite itself stumbles over, in the same words; any other error as it came. */
export function namedAltered(error: unknown, path: string): unknown {
  // The driver's errors are of another realm under Jest.
  const what = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  return BY_SQLITE.test(what) ? altered(path, what, error) : error;
}

function altered(path: string, what: string, cause?: unknown): StoreAltered {
  return new StoreAltered(
    `${path} is damaged or was altered (${what}): what this witness has promised is not certain any more, and it signs nothing. Keep the folder, make a new witness in another one, and give its key to the ledgers.`,
    { cause },
  );
}
