import { openDatabase } from '@mingjing/event-store';
import { equalBytes, toHex } from '@mingjing/kernel';
import {
  formatVerifierKey,
  openCheckpoint,
  type CheckpointTrust,
  type MerkleTree,
  type OpenedCheckpoint,
  type TrustPolicy,
} from '@mingjing/log';
import type { Progress } from '../progress';
import { CHECKPOINT_FILE, checkCosigned, claimedSize, type TrustAt } from './cosigned-check';
import type { Findings } from './finding';

interface Row {
  readonly version: number;
  readonly size: number;
  readonly note: string;
}

export interface CheckedHistory {
  readonly checkpoints: number;
  /** The size and root that were signed last; of size 0 where none was. */
  readonly size: number;
  readonly root?: string;
}

/** Every checkpoint that was ever signed: its signature, its number, its size, and the log's root at that size. */
export class CheckpointsCheck {
  private next = 0;
  private newest: OpenedCheckpoint | undefined;
  /** The largest size whose root the log still gives. */
  private sound = 0;
  private isBroken = false;

  constructor(
    private readonly tree: MerkleTree,
    private readonly trustAt: TrustAt,
    private readonly quorum: TrustPolicy['quorum'],
    private readonly findings: Findings,
  ) {}

  all(path: string, progress: Progress): CheckedHistory {
    const database = openDatabase(path, { durability: 'FULL', readOnly: true });
    try {
      const rows = database.prepare('SELECT version, size, note FROM checkpoint ORDER BY version');
      for (const row of rows.iterate()) {
        this.take(row as Row);
        progress.to(this.next);
      }
      checkCosigned(database, this.trustAt, this.quorum, this.newest?.size ?? 0, this.findings);
    } finally {
      database.close();
    }
    const { newest } = this;
    return { checkpoints: this.next, size: newest?.size ?? 0, ...(newest && { root: toHex(newest.root) }) };
  }

  private take({ version, size, note }: Row): void {
    if (version !== this.next) {
      this.fault(
        'checkpoint-gap',
        version,
        `Checkpoint ${this.next} is missing: after it comes ${version}. It was removed past the ledger.`,
      );
    }
    this.next = version + 1;
    const trust = this.trustAt(claimedSize(note));
    const opened = openCheckpoint(note, trust);
    if (!opened.ok) {
      this.fault(
        'checkpoint-invalid',
        version,
        `Checkpoint ${version} does not hold (${opened.rejection.code}): ${opened.rejection.reason}`,
      );
      return;
    }
    if (opened.value.size !== size) {
      this.fault(
        'checkpoint-size-differs',
        version,
        `Checkpoint ${version} was signed for size ${opened.value.size}, but its row says ${size}.`,
      );
    }
    this.demandEveryLine(version, opened.value, note, trust);
    this.compare(version, opened.value);
    this.newest = opened.value;
  }

  /** While the log changes its key, readers know one of two: a checkpoint without a line leaves some of them behind. */
  private demandEveryLine(
    version: number,
    { size }: OpenedCheckpoint,
    note: string,
    trust: CheckpointTrust,
  ): void {
    if (trust.log.length < 2) return;
    const lacking = trust.log.find((one) => !openCheckpoint(note, { ...trust, log: [one] }).ok);
    if (lacking === undefined) return;
    const key = formatVerifierKey(lacking.key);
    this.fault(
      'checkpoint-line-missing',
      version,
      `Checkpoint ${version}, over ${size} entries, lacks the line of ${key}, which the log has in force at that size: it was not signed by this ledger as it signs.`,
    );
  }

  private compare(version: number, { size, root }: OpenedCheckpoint): void {
    const { newest } = this;
    if (newest !== undefined && size < newest.size) {
      this.fault(
        'checkpoint-lower',
        version,
        `Checkpoint ${version} takes back the size from ${newest.size} to ${size}.`,
      );
    }
    if (newest?.size === size && !equalBytes(newest.root, root)) {
      this.fault(
        'checkpoint-split',
        version,
        `Two checkpoints of size ${size} were signed with different roots: two histories of one length. Together they prove it to everyone.`,
      );
    }
    if (size > this.tree.size) {
      this.fault(
        'log-shorter',
        version,
        `A checkpoint over ${size} entries was signed, but ledger.db gives only ${this.tree.size}: it is older, or was cut. Restore the newer one.`,
      );
    } else if (equalBytes(this.tree.root(size), root)) {
      this.sound = size;
    } else if (!this.isBroken) {
      this.isBroken = true;
      this.tellBreak(version, size);
    }
  }

  /** Between the last checkpoint that fits and the first that does not stands what was changed. */
  private tellBreak(version: number, size: number): void {
    this.findings.fault(
      'ledger.db',
      'root-differs',
      `The first ${this.sound} entries are those that were signed, the first ${size} are not (checkpoint ${version}): one of the entries ${this.sound} to ${size - 1} was changed, removed or added after it was signed. Restore ledger.db from a backup, an export or a mirror, and compare those entries.`,
      { table: 'entry', entry: this.sound },
    );
  }

  private fault(code: string, version: number, reason: string): void {
    this.findings.fault(CHECKPOINT_FILE, code, reason, { table: 'checkpoint', row: String(version) });
  }
}
