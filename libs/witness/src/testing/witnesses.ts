import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utf8 } from '@mingjing/kernel';
import {
  COSIGNATURE_V1,
  formatAddCheckpoint,
  formatVerifierKey,
  leafHash,
  MerkleTree,
  NOTE_ED25519,
  signCheckpoint,
  verifierKey,
  type SignEd25519,
  type VerifierKey,
} from '@mingjing/log';
import { nativeSigner, nativeVerify, sha256 } from '@mingjing/writer';
import type { AddCheckpointAnswer } from '../add-checkpoint-answer';
import type { AskedWitness } from '../desk/witness-errand';
import { openSqliteWitnessStore, type SqliteWitnessStore } from '../sqlite/sqlite-witness-store';
import { Witness } from '../witness';

export { sha256 };

export interface Key {
  readonly key: VerifierKey;
  readonly sign: SignEd25519;
}

export function keyOf(name: string, type: number, seed: number): Key {
  const signer = nativeSigner(new Uint8Array(32).fill(seed));
  return { key: verifierKey(sha256, name, type, signer.publicKey), sign: (message) => signer.sign(message) };
}

/** A log that signs whatever it has; `fork` makes other entries from some index on. */
export class GrowingLog {
  readonly tree = new MerkleTree(sha256);
  private readonly listeners = new Set<() => void>();
  private signed = 0;
  private readonly notes = new Map<number, string>();

  constructor(
    readonly log: Key = keyOf('log.example/a', NOTE_ED25519, 1),
    private readonly fork = Infinity,
  ) {}

  get sealed(): { readonly size: number; readonly note: string } {
    return { size: this.signed, note: this.checkpoint(this.signed) };
  }

  growTo(size: number): this {
    for (let i = this.tree.size; i < size; i++)
      this.tree.append(leafHash(sha256, utf8(`${i < this.fork ? 'entry' : 'other'} ${String(i)}`)));
    this.signed = size;
    this.notes.set(size, this.checkpoint(size));
    for (const listener of this.listeners) listener();
    return this;
  }

  checkpoint(size = this.signed): string {
    return signCheckpoint(this.log.key, this.log.sign, size, this.tree.root(size));
  }

  request(oldSize: number, size = this.signed): string {
    return formatAddCheckpoint({
      oldSize,
      proof: oldSize <= size ? this.tree.consistency(oldSize, size) : [],
      checkpoint: this.checkpoint(size),
    });
  }

  onSealed(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** As the checkpoint store keeps them. */
  readonly checkpoints = {
    at: async (size: number): Promise<string | null> => this.notes.get(size) ?? null,
    keepCosigned: async (size: number, note: string): Promise<boolean> => {
      if (!note.startsWith(this.notes.get(size) ?? ' ')) return false;
      this.notes.set(size, note);
      return true;
    },
    cosigned: async (max: number): Promise<readonly string[]> =>
      [...this.notes]
        .sort(([a], [b]) => b - a)
        .map(([, note]) => note)
        .slice(0, max),
  };
}

/** A real witness on a state file of its own in a temporary folder. */
export class WitnessInAFolder implements AskedWitness {
  private readonly folder = mkdtempSync(join(tmpdir(), 'mingjing-witness-'));
  readonly path = join(this.folder, 'witness.db');
  readonly own: Key;
  /** Seconds. */
  now = 1_800_000_000;
  readonly store: SqliteWitnessStore;
  readonly witness: Witness;
  private readonly others: SqliteWitnessStore[] = [];

  constructor(
    readonly name: string,
    seed: number,
    private readonly logs: readonly VerifierKey[] = [new GrowingLog().log.key],
  ) {
    this.own = keyOf(name, COSIGNATURE_V1, seed);
    this.store = this.open();
    this.witness = this.on(this.store);
  }

  get vkey(): string {
    return formatVerifierKey(this.own.key);
  }

  /** Another witness program with the same key on the same state. */
  another(): Witness {
    return this.on(this.open());
  }

  async addCheckpoint(request: Parameters<AskedWitness['addCheckpoint']>[0]): Promise<AddCheckpointAnswer> {
    return this.witness.addCheckpoint(formatAddCheckpoint(request));
  }

  clear(): void {
    for (const store of this.others) store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private open(): SqliteWitnessStore {
    const store = openSqliteWitnessStore(this.path, this.vkey, sha256);
    this.others.push(store);
    return store;
  }

  private on(store: SqliteWitnessStore): Witness {
    const logs = this.logs.map((key) => ({ key }));
    const clock = (): number => this.now * 1000;
    return new Witness({ sha256, ...this.own, verify: nativeVerify, logs, store, clock });
  }
}
