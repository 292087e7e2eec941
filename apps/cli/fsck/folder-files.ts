import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { DataFolder } from '../../ledger/composition/data-folder';
import type { Findings } from './finding';
import { INDEX_FILE } from './index-check';
import { POLICY_FILE } from './policy-check';

/** What SQLite keeps beside a database while it is open. */
const BESIDE = ['-wal', '-shm', '-journal'];
const DATABASES = ['ledger.db', 'checkpoint.db', 'vault.db', 'views.db'];
const KNOWN = new Set([
  ...['ledger.db.lock', INDEX_FILE, `${INDEX_FILE}.new`, 'node.json', 'founding', POLICY_FILE],
  ...DATABASES.flatMap((name) => [name, ...BESIDE.map((end) => name + end)]),
]);

/** Every file of the folder, relative to it, with "/" between. */
export function filesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Files that no part of the ledger reads are told, not judged. */
export function noteStrangers(folder: DataFolder, findings: Findings): void {
  for (const file of filesIn(folder.root)) {
    if (KNOWN.has(file) || /^(evidence|keys|imports)\//.test(file)) continue;
    findings.note(file, 'file-not-of-the-ledger', `${file} is no file that the ledger checks.`);
  }
}
