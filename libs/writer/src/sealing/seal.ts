import type { Sha256 } from '@mingjing/kernel';
import {
  TlogProofs,
  leafHash,
  signCheckpointByAll,
  verifyConsistency,
  type LogSigner,
  type MerkleTree,
} from '@mingjing/log';
import type { CheckpointStore, EventStore } from '@mingjing/event-store';

/** A key of the log as checkpoints name it, and the function that signs with it. */
export type LogKey = LogSigner;

/** The last signed checkpoint of the log. */
export interface SealedSize {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
  readonly version: number | null;
}

/** What the store gave back is not what was sent to it. */
export class StoreBrokeItsPromise extends Error {}

/**
 * Steps 2 to 4 of the seal (record.md): read back, compare, hash, check that the log only grew;
 * sign; compare-and-swap. Nothing is signed that was not read back.
 */
export class Sealer {
  private proofs: TlogProofs | undefined;

  constructor(
    private readonly sha256: Sha256,
    private readonly store: EventStore,
    private readonly checkpoints: CheckpointStore,
    readonly tree: MerkleTree,
    private last: SealedSize,
  ) {}

  get sealed(): SealedSize {
    return this.last;
  }

  /** The tlog-proof text of an entry under the last signed checkpoint. */
  proof(index: number): string {
    const { size, note } = this.last;
    this.proofs ??= new TlogProofs(this.sha256, this.tree, size, note);
    return this.proofs.text(index);
  }

  /** Entries of one append, as they were sent; `from` is the first one's index. */
  async readBack(from: number, sent: readonly Uint8Array[]): Promise<void> {
    const stored = await this.store.read(from, sent.length);
    sent.forEach((bytes, i) => {
      const found = stored[i];
      if (found === undefined || Buffer.compare(found, bytes) !== 0) {
        throw new StoreBrokeItsPromise(
          `Entry ${String(from + i)} was read back ${found === undefined ? 'missing' : 'with other bytes'}; nothing was signed. Stop, keep the files as they are, and run "mingjing verify --data DIR".`,
        );
      }
      this.tree.append(leafHash(this.sha256, found));
    });
  }

  /** Signs the log up to `size`, all of which was read back, with the keys in force there, and makes it the checkpoint. */
  async seal(size: number, keys: readonly LogKey[]): Promise<SealedSize> {
    const root = this.tree.root(size);
    this.assertGrown(size, root);
    const note = signCheckpointByAll(keys, size, root);
    const swapped = await this.checkpoints.swap(this.last.version, note, size);
    if (!swapped) {
      throw new StoreBrokeItsPromise(
        `Another writer has signed a checkpoint since size ${String(this.last.size)}: two processes serve this ledger. Stop one of them.`,
      );
    }
    this.last = { size, root, note, version: (this.last.version ?? -1) + 1 };
    this.proofs = undefined;
    return this.last;
  }

  private assertGrown(size: number, root: Uint8Array): void {
    const claim = {
      oldSize: this.last.size,
      oldRoot: this.last.root,
      newSize: size,
      newRoot: root,
      proof: this.tree.consistency(this.last.size, size),
    };
    if (!verifyConsistency(this.sha256, claim)) {
      throw new StoreBrokeItsPromise(
        `The log of ${String(size)} entries does not contain the ${String(this.last.size)} that were signed; nothing more is signed.`,
      );
    }
  }
}
