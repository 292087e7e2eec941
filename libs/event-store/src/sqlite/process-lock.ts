import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import { LedgerInUse } from '../store-errors';
import { namedFailure } from './damage';
import { resultCode } from './result-code';

const BUSY = 5;

interface Held {
  readonly lock: Database;
  handles: number;
}

/** Locks that this process holds: its own handles share one. */
const held = new Map<string, Held>();

/**
 * Keeps every other process from opening the ledger for writing, by an exclusive transaction that
 * stays open on the empty file `<ledger>.lock`. The operating system owns the lock: it ends with
 * the process however that dies, so there is no stale lock to clear, and a copied folder carries
 * none. Readers take no part in it. Network file systems without working locks are no place for a
 * ledger.
 */
export function holdLedger(path: string): () => void {
  const real = join(realpathSync(dirname(path)), basename(path));
  const shared = held.get(real) ?? { lock: exclusively(`${real}.lock`), handles: 0 };
  shared.handles++;
  held.set(real, shared);
  let holding = true;
  return () => {
    if (!holding) return;
    holding = false;
    shared.handles--;
    if (shared.handles > 0) return;
    held.delete(real);
    shared.lock.close();
  };
}

function exclusively(path: string): Database {
  let lock: Database | undefined;
  try {
    lock = new DatabaseSync(path, { timeout: 0 });
    // No journal file: nothing is ever written here.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock?.close();
    if (resultCode(cause) !== BUSY) throw namedFailure(cause, path);
    throw new LedgerInUse(
      `Another process writes to this ledger (it holds ${path}). If it is the service, use that one, at its address; otherwise wait until it has ended, or stop it. Then try again.`,
      { cause },
    );
  }
}
