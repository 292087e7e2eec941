import { equalBytes, factsAt, toHex, type Facts } from '@mingjing/kernel';
import { TlogProofs, leafHash, type MerkleTree } from '@mingjing/log';
import type { StoredEntry } from '@mingjing/event-store';
import { SignatureBatches } from '../native/signature-batches';
import type { SealedSize } from '../sealing/seal';
import { rootDiffers } from '../verifying/contradictions';
import type { KnownLog } from '../verifying/known-log';
import { signedBy } from '../verifying/signed-log';
import { Replay, type HeldEntry } from '../verifying/replay';
import type { Told } from '../verifying/tell';
import type { WriterParts } from '../writer-parts';
import { faultOf, forgedAt } from './mirror-fault';

/** Entries that are read before their signatures go to be verified. */
const SLICE = 256;

/**
 * A ledger that somebody else writes, kept and read here: every entry is verified as an outsider
 * would before it is kept, every checkpoint held against the tree of what is kept.
 */
export class LedgerMirror {
  private readonly replay: Replay;
  private readonly signatures: SignatureBatches;
  private readonly listeners = new Set<(sealed: SealedSize) => void>();
  private proofs: TlogProofs | undefined;
  /** Read, and kept once all that follows from them has come: a crash must not part them. */
  private readonly held: StoredEntry[] = [];
  private keeping: Promise<void> = Promise.resolve();
  private lastRecordedAt: string;
  private kept: number;

  /** Made by `openMirror`; `store` and `checkpoints` of the parts are this node's own. */
  constructor(
    private readonly parts: WriterParts,
    private readonly told: Told,
    /** Runs ahead of what is kept: decisions ask for roots of the log before them. */
    readonly tree: MerkleTree,
    private last: SealedSize,
  ) {
    this.kept = tree.size;
    this.lastRecordedAt = told.lastRecordedAt;
    this.signatures = new SignatureBatches(parts.verifier);
    this.replay = new Replay(parts.ledger, parts.findKey, told.world, told.lastRecordedAt);
  }

  /** Index of the entry that is to be taken next. */
  get next(): number {
    return this.replay.index;
  }

  /** Entries that are verified and kept. */
  get size(): number {
    return this.kept;
  }

  get sealed(): SealedSize {
    return this.last;
  }

  facts(): Facts {
    const { world } = this.told;
    return factsAt(world, this.parts.ledger.around, world.size(), this.lastRecordedAt);
  }

  /** Log index of a statement by its id. */
  indexOf(id: string): number | undefined {
    return this.told.world.indexOf(id);
  }

  /** The tlog-proof text of an entry under the last checkpoint that was adopted. */
  proof(index: number): string {
    const { size, note } = this.last;
    this.proofs ??= new TlogProofs(this.parts.ledger.around.sha256, this.tree, size, note);
    return this.proofs.text(index);
  }

  /** Hex root of the log at an earlier size; undefined where the mirror is not that long. */
  rootAt(size: number): string | undefined {
    return size <= this.kept ? toHex(this.tree.root(size)) : undefined;
  }

  /** Calls after each checkpoint that is adopted; the function returned ends it. */
  onSealed(listener: (sealed: SealedSize) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * The log's entries from `next` on. Resolves once they are read, and those of earlier calls kept: their
   * own signatures are verified, and they are written, while the next are read. Throws `MirrorFault` for
   * the first that does not hold, here or there.
   */
  async take(entries: readonly Uint8Array[]): Promise<void> {
    const before = this.keeping;
    try {
      await this.readInSlices(entries);
    } catch (error) {
      // A signature that does not hold comes before whatever is wrong with a later entry.
      await before;
      await this.refuseForged(Infinity);
      throw error;
    }
    this.keeping = this.keepNext(before);
    // Whoever waits for it is told.
    this.keeping.catch(() => undefined);
    await before;
  }

  /** Once all that was taken is kept, but for entries whose consequences have not come yet. Throws as `take` does. */
  settled(): Promise<void> {
    return this.keeping;
  }

  /**
   * Takes over a checkpoint that somebody signed with the log's key. False where the mirror is not
   * that long yet. Throws `RefusedToStart` where it is no checkpoint of this log: the log was forked.
   */
  async adopt(note: string): Promise<boolean> {
    const { size, root } = signedBy(this.parts, note);
    if (size > this.kept) return false;
    const own = this.tree.root(size);
    if (!equalBytes(own, root)) throw rootDiffers(size, toHex(own), toHex(root));
    if (size > this.last.size) await this.seal({ size, root, note });
    return true;
  }

  /** For whoever goes on from here once this is closed; undefined where more was read than is kept. */
  known(): KnownLog | undefined {
    const { lastRecordedAt, tree } = this;
    const { world } = this.told;
    const isWhole = tree.size === this.kept && world.size() === this.kept;
    return isWhole ? { tree, told: { world, lastRecordedAt } } : undefined;
  }

  /** The stores are the caller's to close. */
  close(): void {
    this.told.world.flush();
  }

  private async readInSlices(entries: readonly Uint8Array[]): Promise<void> {
    for (let at = 0; at < entries.length; at += SLICE) {
      // Verdicts on one slice are found while the next is read; whoever reads from this node comes in between.
      if (at > 0) await new Promise((resolve) => setImmediate(resolve));
      this.read(entries.slice(at, at + SLICE));
      this.signatures.send();
    }
  }

  private read(entries: readonly Uint8Array[]): void {
    for (const bytes of entries) {
      const { index } = this.replay;
      const outcome = this.replay.next(bytes);
      if ('rejection' in outcome) throw faultOf(outcome);
      this.hold(outcome, bytes);
      this.signatures.add(index, outcome.signatories, outcome.body);
    }
  }

  /** Of the entries below `end`, of which nothing is sent to be verified any more. */
  private async refuseForged(end: number): Promise<void> {
    const forged = await this.signatures.settle();
    if (forged !== undefined && forged < end) throw forgedAt(forged);
  }

  private hold({ statement, recordedAt }: HeldEntry, bytes: Uint8Array): void {
    this.held.push({ id: statement.id, type: statement.type, bytes });
    this.lastRecordedAt = recordedAt;
    this.tree.append(leafHash(this.parts.ledger.around.sha256, bytes));
  }

  /** What was read by now, once it is verified and what came before it is kept. */
  private async keepNext(before: Promise<void>): Promise<void> {
    const held = this.replay.missing() === undefined ? this.held.splice(0) : [];
    const verified = this.refuseForged(this.next);
    await Promise.all([before, verified]);
    if (held.length > 0) await this.keep(held);
  }

  private async keep(held: readonly StoredEntry[]): Promise<void> {
    const kept = await this.parts.store.append(this.kept, held);
    if (kept !== 'done') {
      throw new Error(
        `This node's own ledger.db has ${String(kept.size)} entries, not ${String(this.kept)}.`,
      );
    }
    this.kept += held.length;
  }

  private async seal(sealed: Pick<SealedSize, 'size' | 'root' | 'note'>): Promise<void> {
    const { version } = this.last;
    if (!(await this.parts.checkpoints.swap(version, sealed.note, sealed.size))) {
      throw new Error("This node's own checkpoint.db was written by somebody else.");
    }
    this.last = { ...sealed, version: (version ?? -1) + 1 };
    this.proofs = undefined;
    for (const listener of this.listeners) listener(this.last);
  }
}
