import type { Database } from '@mingjing/event-store';
import { equalBytes } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { Findings } from './finding';
import { VAULT_FILE, isPerson } from './kept-rows';

interface Secret {
  readonly key: Uint8Array;
  readonly sha256: Uint8Array | null;
}

/** Whom the vault knows again. */
export function checkLinks(database: Database, findings: Findings): void {
  const links = database.prepare('SELECT hex(mark) AS mark, length(mark) AS bytes, person FROM link').all();
  for (const { mark, bytes, person } of links as { mark: string; bytes: number; person: string }[]) {
    if (bytes === 32 && isPerson(person)) continue;
    findings.fault(
      VAULT_FILE,
      'link-malformed',
      'A link from an identity document to a pseudonym is not one that the vault makes: the person would not be known again.',
      { table: 'link', row: mark },
    );
  }
}

/** Vaults of before it have no digest of their key. */
export function checkKey(database: Database, findings: Findings): void {
  const table: unknown = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'secret_digest'").get();
  if (table === undefined) return;
  const sql = 'SELECT key, sha256 FROM secret LEFT JOIN secret_digest USING (id)';
  const row = database.prepare(sql).get() as Secret | undefined;
  if (row !== undefined && row.sha256 !== null && equalBytes(sha256(row.key), row.sha256)) return;
  findings.fault(
    VAULT_FILE,
    'vault-key-differs',
    "The vault's key is not the one that it was made with, or its digest was altered: nobody would be known again by his identity document. Restore vault.db from a backup.",
    { table: 'secret' },
  );
}
