import type { EventStore } from '@mingjing/event-store';
import {
  factsAt,
  followLogKeys,
  readEntry,
  toHex,
  type Entry,
  type Facts,
  type NamedLogKey,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import { MerkleTree, leafHash } from '@mingjing/log';
import {
  Replay,
  SpilledIndex,
  ToldWorld,
  pooledSha256 as sha256,
  type Constitution,
  type FindKey,
  type BatchVerifier,
} from '@mingjing/writer';
import type { LogAtHand } from '../../ledger/composition/constitution';
import type { Progress } from '../progress';
import { SignatureDesk } from '../verify/signature-desk';
import { messageOf, type Findings } from './finding';
import type { IndexComparison } from './index-comparison';

export const LEDGER_FILE = 'ledger.db';

/** Entries that are held in memory together. */
const PAGE = 1_000;

export interface LogParts {
  readonly store: EventStore;
  readonly constitution: (origin: string, log: LogAtHand) => Constitution;
  readonly findKey: FindKey;
  readonly verifier: BatchVerifier;
  readonly file: LogAtHand['file'];
  /** A folder for this run alone. */
  readonly temporary: string;
  readonly findings: Findings;
  readonly progress: Progress;
  /** Sees each entry's bytes, whatever they are, and the statement where it was decided again. */
  readonly onEntry: (
    index: number,
    bytes: Uint8Array,
    ledger: Constitution | undefined,
    statement: Statement | undefined,
  ) => void;
  /** The stored index is held against the one that is computed here; undefined where other code told it. */
  readonly comparison: IndexComparison | undefined;
}

/**
 * One reading of the whole log: every leaf hashed, every entry decided again, every signature
 * verified, the entries behind the last checkpoint as well. Goes on hashing after a fault, so that
 * the roots of later checkpoints can still be told.
 */
export class LogCheck {
  readonly tree = new MerkleTree(sha256);
  private readonly desk: SignatureDesk;
  private ledger: Constitution | undefined;
  private index: SpilledIndex | undefined;
  private world: ToldWorld | undefined;
  private replay: Replay | undefined;

  constructor(private readonly parts: LogParts) {
    this.desk = new SignatureDesk(parts.verifier);
  }

  get signatures(): number {
    return this.desk.signatures;
  }

  /** Entries that were decided again: all of them, unless one does not hold. */
  decided = 0;

  /** Entry 0, where it can be read: whose log it is. */
  opening: Entry | undefined;

  /** What the whole log tells; undefined where it could not be replayed to its end. */
  facts(): Facts | undefined {
    const { world, ledger, replay } = this;
    if (world === undefined || ledger === undefined || replay === undefined) return undefined;
    return factsAt(world, ledger.around, world.size(), '');
  }

  /** What the log names as its own; where it could not be replayed, the key of entry 0. */
  logKeys(): readonly NamedLogKey[] {
    const told = this.world === undefined ? undefined : this.ledger?.logKeys(this.world);
    if (told !== undefined && told.length > 0) return told;
    const { opening } = this;
    return opening === undefined ? [] : followLogKeys([], { ...opening.statement, index: 0 });
  }

  async all(): Promise<void> {
    for (;;) {
      const page = await this.page();
      for (const bytes of page) this.take(bytes);
      this.parts.progress.to(this.tree.size);
      await this.desk.room();
      if (page.length === 0) break;
    }
    const missing = this.replay?.missing();
    if (missing !== undefined) this.stop(missing.index, missing.rejection);
    this.compareIndex();
    this.parts.comparison?.leave();
    await this.desk.settle();
    const bad = this.desk.fault;
    if (bad?.index !== undefined) this.tell(bad.index, bad.rejection);
  }

  close(): void {
    this.index?.close();
  }

  private async page(): Promise<readonly Uint8Array[]> {
    try {
      return await this.parts.store.read(this.tree.size, PAGE);
    } catch (error) {
      const reason = `From entry ${this.tree.size} on the log cannot be read: ${messageOf(error)}`;
      this.parts.findings.fault(LEDGER_FILE, 'log-unreadable', reason, {
        table: 'entry',
        entry: this.tree.size,
      });
      this.replay = undefined;
      return [];
    }
  }

  private take(bytes: Uint8Array): void {
    const index = this.tree.size;
    if (index === 0) this.open(bytes);
    this.tree.append(leafHash(sha256, bytes));
    this.compareIndex();
    const statement = this.decide(index, bytes);
    this.parts.onEntry(index, bytes, this.ledger, statement);
  }

  private decide(index: number, bytes: Uint8Array): Statement | undefined {
    const outcome = this.replay?.next(bytes);
    if (outcome === undefined) return undefined;
    if ('rejection' in outcome) {
      this.stop(outcome.index, outcome.rejection);
      return undefined;
    }
    this.desk.add(index, outcome);
    this.decided++;
    return outcome.statement;
  }

  /** Entry 0 says whose log it is. */
  private open(bytes: Uint8Array): void {
    const entry = readEntry(bytes);
    if (!entry.ok) {
      this.tell(0, entry.rejection);
      return;
    }
    this.opening = entry.value;
    const root = (size: number): string | undefined =>
      size <= this.tree.size ? toHex(this.tree.root(size)) : undefined;
    this.ledger = this.parts.constitution(entry.value.statement.ledger, { root, file: this.parts.file });
    this.index = new SpilledIndex(this.parts.temporary, this.parts.comparison);
    this.world = new ToldWorld(this.ledger.registry, this.index, SpilledIndex.memory);
    this.replay = new Replay(this.ledger, this.parts.findKey, this.world);
  }

  /** Nothing behind it can be decided; it can still be hashed. */
  private stop(index: number, why: Rejection): void {
    this.tell(index, why);
    this.replay = undefined;
  }

  private tell(index: number, { code, reason }: Rejection): void {
    this.parts.findings.fault(
      LEDGER_FILE,
      'entry-invalid',
      `Entry ${index} does not hold (${code}): ${reason} Entries behind it were hashed; where this one cannot be decided, they were not decided again.`,
      { table: 'entry', entry: index },
    );
  }

  private compareIndex(): void {
    const { index, replay, world } = this;
    const { comparison } = this.parts;
    if (comparison === undefined || index === undefined || replay === undefined) return;
    if (world?.size() !== comparison.size || comparison.size !== replay.index) return;
    world.flush();
    comparison.finish(index, toHex(this.tree.root(comparison.size)));
  }
}
