import { createHmac, randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { concatBytes, lengthPrefixed } from '@mingjing/kernel';
import { flushFolderOf } from '../../ledger/composition/flush-folder';
import { unreadable } from '../failure';
import type { UpstreamList } from './plan-import';

/**
 * What an import must remember so that a second try states the very same bytes, mode 0600:
 *
 *   {"mingjing":"import/v1","name":"entities.csv","kind":"entities","file":"<sha256>","ledger":"…",
 *    "actor":"registrar/R-1","occurredAt":"…","rows":1780,"leftOut":[],"secret":"<64 hex digits>"}
 *
 * and of tasks `"list":{"id":"…","level":"CITY","document":"…","due":"2026-06-30"}`.
 *
 * The salts of personal fields follow from `secret`. Once ImportCompleted stands the secret is
 * destroyed: from then on the vault alone knows the salts, and what it erases stays erased.
 */
export interface ImportJournal {
  readonly name: string;
  readonly kind: string;
  readonly file: string;
  readonly ledger: string;
  readonly actor: string;
  readonly occurredAt: string;
  /** How many rows were taken. */
  readonly rows: number;
  /** Lines that were sound but left out, since the ledger had their ids already. */
  readonly leftOut: readonly number[];
  /** Of tasks: the list that they belong to; absent in journals of earlier releases. */
  readonly list?: ImportedList;
  /** Who signs too, by name; absent in journals of earlier releases. */
  readonly cosigners?: readonly string[];
  /** Bytes of the file; absent in journals of earlier releases. */
  readonly size?: number;
  /** How many rows stood when it was closed without the others. */
  readonly closed?: number;
  /** Absent once the import is completed. */
  readonly secret?: string;
}

/** What decides the bytes of a list's statement, and of its tasks. */
export type ImportedList = UpstreamList;

/** Journals of one folder, beside the ledger or beside the key that signs. */
export class ImportJournals {
  constructor(private readonly folder: string) {}

  find(ledger: string, file: string): ImportJournal | undefined {
    const path = this.pathOf(ledger, file);
    const text = readIfThere(path);
    if (text === undefined) return undefined;
    const journal = parse(text);
    if (journal?.mingjing === 'import/v1') return journal;
    throw unreadable(`${path} is no journal of an import; put it back, or move it away to start anew.`);
  }

  /**
   * Keeps a new journal, durable before it returns: a page must never be sent whose salts could be forgotten. Gives
   * the one that stands: where two runs begin side by side, both go on with the secret of the first.
   */
  begin(journal: ImportJournal): ImportJournal {
    const path = this.pathOf(journal.ledger, journal.file);
    const part = this.write(path, journal);
    try {
      nameOnce(part, path);
    } catch (error) {
      const first = this.find(journal.ledger, journal.file);
      if (first === undefined) throw error;
      return first;
    } finally {
      rmSync(part);
    }
    flushFolderOf(path);
    return journal;
  }

  /** The import stands: its secret is no longer needed, and must not be. */
  complete({ secret: _destroyed, ...journal }: ImportJournal): void {
    const path = this.pathOf(journal.ledger, journal.file);
    renameSync(this.write(path, journal), path);
    flushFolderOf(path);
  }

  /** Nothing that was stated with it stands: whoever tries again begins anew. */
  discard({ ledger, file }: ImportJournal): void {
    const path = this.pathOf(ledger, file);
    rmSync(path);
    flushFolderOf(path);
  }

  private write(path: string, journal: ImportJournal): string {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const part = `${path}.${randomUUID()}.part`;
    const text = `${JSON.stringify({ mingjing: 'import/v1', ...journal }, null, 2)}\n`;
    writeFileSync(part, text, { mode: 0o600, flag: 'wx', flush: true });
    return part;
  }

  private pathOf(ledger: string, file: string): string {
    return join(this.folder, `${ledger.replaceAll(/[^A-Za-z0-9.-]/g, '_')}-${file}.json`);
  }
}

/** HMAC-SHA256(secret, lp("mingjing/import/salt/v1") ‖ lp(file hash, hex) ‖ lp(row) ‖ lp(field)). */
export function saltsOf(secret: string, file: string): (row: number, field: string) => Uint8Array {
  const key = Buffer.from(secret, 'hex');
  const name = concatBytes(lengthPrefixed('mingjing/import/salt/v1'), lengthPrefixed(file));
  return (row, field) =>
    createHmac('sha256', key)
      .update(concatBytes(name, lengthPrefixed(String(row)), lengthPrefixed(field)))
      .digest();
}

/** A name is taken once, however many try. Memory sticks know no links. */
function nameOnce(part: string, path: string): void {
  try {
    linkSync(part, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    copyFileSync(part, path, constants.COPYFILE_EXCL);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): (ImportJournal & { readonly mingjing?: unknown }) | undefined {
  try {
    return JSON.parse(text) as ImportJournal & { mingjing?: unknown };
  } catch {
    return undefined;
  }
}
