import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from './new-file';

/** Where everything of one ledger lies; no absolute path stands inside, so a copied folder works. */
export interface DataFolder {
  readonly root: string;
  readonly ledger: string;
  /** What the log tells, for whoever decides; told anew from it where it is missing. */
  readonly index: string;
  readonly checkpoint: string;
  readonly vault: string;
  readonly views: string;
  readonly evidence: string;
  readonly keys: string;
  /** There from the first key of a founding until entry 0 is sealed. */
  readonly founding: string;
  /** The tlog-policy of its witnesses; there where it has some. */
  readonly witnessPolicy: string;
}

export function dataFolder(root: string): DataFolder {
  return {
    root,
    ledger: join(root, 'ledger.db'),
    index: join(root, 'ledger.index'),
    checkpoint: join(root, 'checkpoint.db'),
    vault: join(root, 'vault.db'),
    views: join(root, 'views.db'),
    evidence: join(root, 'evidence'),
    keys: join(root, 'keys'),
    founding: join(root, 'founding'),
    witnessPolicy: join(root, 'witness-policy'),
  };
}

/** Only the owner may look into it: it holds keys and the vault. */
export function createDataFolder(folder: DataFolder): void {
  makeFolders(folder.keys, 0o700);
  chmodSync(folder.root, 0o700);
}
