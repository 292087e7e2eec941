import { cpSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { holdLedger } from '@mingjing/event-store';
import { createDataFolder, type DataFolder } from '../../ledger/composition/data-folder';

/**
 * What no engine holds: keys, vault with its journal, evidence, policy of witnesses. Whatever lies in
 * the target already is left as it is. Throws `LedgerInUse` where a service writes there.
 */
export function copyRest(from: DataFolder, to: DataFolder): readonly string[] {
  const release = holdLedger(from.ledger);
  try {
    createDataFolder(to);
    const names = [
      basename(from.evidence),
      basename(from.keys),
      basename(from.witnessPolicy),
      ...vaultIn(from),
    ];
    return names.filter((name) => existsSync(join(from.root, name)) && copied(from, to, name));
  } finally {
    release();
  }
}

/** Its write-ahead log belongs to it; nobody holds it open now. */
function vaultIn({ root, vault }: DataFolder): readonly string[] {
  const name = basename(vault);
  return readdirSync(root).filter((file) => file === name || file === `${name}-wal`);
}

function copied(from: DataFolder, to: DataFolder, name: string): boolean {
  cpSync(join(from.root, name), join(to.root, name), {
    recursive: true,
    force: false,
    preserveTimestamps: true,
  });
  return true;
}
