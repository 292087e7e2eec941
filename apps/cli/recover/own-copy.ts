import { existsSync } from 'node:fs';
import {
  LocalFileStore,
  openSqliteCheckpointStore,
  openSqliteEventStore,
  type CheckpointStore,
  type EventStore,
  type FileStore,
} from '@mingjing/event-store';
import { MerkleTree, leafHash } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';

const PAGE = 1_000;

/** What stands in a folder; a store that is missing there is made when it is first asked for. */
interface Opened {
  store?: EventStore;
  checkpoints?: CheckpointStore;
}

/**
 * What was left of a ledger in its folder, held so that no service can open it meanwhile. Where nothing was left
 * nothing is made before it is to be written: a recovery that is refused leaves the folder as it was.
 */
export class OwnCopy {
  readonly files: FileStore;

  private constructor(
    private readonly folder: DataFolder,
    private readonly opened: Opened,
    /** Over every entry that is here, sealed or not. */
    readonly tree: MerkleTree,
    /** The newest checkpoint, as it lies here; nobody has looked at its signature. */
    readonly note: string,
    readonly version: number | null,
  ) {
    this.files = new LocalFileStore(folder.evidence);
  }

  /** Throws LedgerInUse where a service holds the folder. A folder without a log is an empty copy. */
  static async open(folder: DataFolder): Promise<OwnCopy> {
    const opened: Opened = {
      ...(existsSync(folder.ledger) ? { store: openSqliteEventStore(folder.ledger) } : {}),
      ...(existsSync(folder.checkpoint) ? { checkpoints: openSqliteCheckpointStore(folder.checkpoint) } : {}),
    };
    const tree = await treeOver(opened.store);
    const newest = await opened.checkpoints?.get();
    return new OwnCopy(folder, opened, tree, newest?.note ?? '', newest?.version ?? null);
  }

  /** Throws LedgerInUse where a service was started in a folder that had no log. */
  get store(): EventStore {
    return (this.opened.store ??= openSqliteEventStore(this.folder.ledger));
  }

  /** Newest checkpoints that bear lines of witnesses; none where no store was left. */
  get cosigned(): Pick<CheckpointStore, 'cosigned'> {
    return this.opened.checkpoints ?? { cosigned: () => Promise.resolve([]) };
  }

  get checkpoints(): CheckpointStore {
    return (this.opened.checkpoints ??= openSqliteCheckpointStore(this.folder.checkpoint));
  }

  async close(): Promise<void> {
    await Promise.all([this.opened.store?.close(), this.opened.checkpoints?.close()]);
  }
}

async function treeOver(store: EventStore | undefined): Promise<MerkleTree> {
  const tree = new MerkleTree(sha256);
  for (;;) {
    const page = (await store?.read(tree.size, PAGE)) ?? [];
    for (const bytes of page) tree.append(leafHash(sha256, bytes));
    if (page.length === 0) return tree;
  }
}
