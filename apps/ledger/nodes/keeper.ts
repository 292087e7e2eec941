import { LocalFileStore, type FileStore } from '@mingjing/event-store';
import { SqliteVault, type VaultStore } from '@mingjing/vault';
import type { DataFolder } from '../composition/data-folder';

/** What one node keeps for all: nothing irreplaceable lies on the others. */
export interface Keeper {
  readonly vault: VaultStore;
  readonly files: FileStore;
}

/** The one that lies in this node's own data folder. */
export function localKeeper(folder: DataFolder): Keeper {
  return { vault: unswept(new SqliteVault(folder.vault)), files: new LocalFileStore(folder.evidence) };
}

/**
 * On several machines nobody sweeps at a start: what another node has disclosed a moment ago may be on
 * its way into the log. Values of statements that never came there lie in the vault until they are erased.
 */
export function unswept(vault: VaultStore): VaultStore {
  return {
    keep: (id, fields) => vault.keep(id, fields),
    keepAll: (statements) => vault.keepAll(statements),
    read: (subject) => vault.read(subject),
    of: (id) => vault.of(id),
    sweep: () => Promise.resolve(0),
    erase: (subject) => vault.erase(subject),
    eraseAgain: (erasures) => vault.eraseAgain(erasures),
    pseudonymFor: (identity) => vault.pseudonymFor(identity),
    close: () => vault.close(),
  };
}
