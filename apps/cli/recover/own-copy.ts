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

/** What was left of a ledger in its folder, held so that no service can open it meanwhile. */
export class OwnCopy {
  private constructor(
    readonly store: EventStore,
    readonly checkpoints: CheckpointStore,
    readonly files: FileStore,
    /** Over every entry that is here, sealed or not. */
    readonly tree: MerkleTree,
    /** The newest checkpoint, as it lies here; nobody has looked at its signature. */
    readonly note: string,
    readonly version: number | null,
  ) {}

  /** Throws LedgerInUse where a service holds the folder. A folder without a log is an empty copy. */
  static async open(folder: DataFolder): Promise<OwnCopy> {
    const store = openSqliteEventStore(folder.ledger);
    const checkpoints = openSqliteCheckpointStore(folder.checkpoint);
    const tree = new MerkleTree(sha256);
    for (;;) {
      const page = await store.read(tree.size, PAGE);
      for (const bytes of page) tree.append(leafHash(sha256, bytes));
      if (page.length === 0) break;
    }
    const newest = await checkpoints.get();
    const files = new LocalFileStore(folder.evidence);
    return new OwnCopy(store, checkpoints, files, tree, newest?.note ?? '', newest?.version ?? null);
  }

  async close(): Promise<void> {
    await Promise.all([this.store.close(), this.checkpoints.close()]);
  }
}
