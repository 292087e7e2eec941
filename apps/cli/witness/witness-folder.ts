import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  COSIGNATURE_V1,
  formatVerifierKey,
  parseTrustPolicy,
  verifierKey,
  type TrustPolicy,
  type VerifierKey,
} from '@mingjing/log';
import { openSqliteWitnessStore, StateOfAnotherWitness, Witness, type WitnessStore } from '@mingjing/witness';
import { nativeVerify, sha256 } from '@mingjing/writer';
import { createKeyFile, readKeyFile, type KeyFile } from '../../ledger/composition/key-file';
import { CliFailure, EXIT, unavailable, unreadable } from '../failure';

/**
 * All that a witness has, in one folder that only its owner may look into:
 *
 *   witness.key   its key, mode 0600; `actor` is the witness's name
 *   logs          whom it watches: the log lines of a tlog-policy, which asks for nobody ("quorum none")
 *   witness.db    what it has cosigned; never to be restored from a copy
 */
export class WitnessFolder {
  private readonly key: string;
  readonly logs: string;
  private readonly state: string;

  constructor(readonly root: string) {
    this.key = join(root, 'witness.key');
    this.logs = join(root, 'logs');
    this.state = join(root, 'witness.db');
  }

  /** Makes key and state together; a key without its state must never sign. Throws CliFailure where there is one. */
  create(name: string, seed: Uint8Array): VerifierKey {
    if (existsSync(this.key) || existsSync(this.state)) {
      throw new CliFailure(
        `${this.root} holds a witness already; a new one needs a folder of its own.`,
        EXIT.no,
      );
    }
    mkdirSync(this.root, { recursive: true, mode: 0o700 });
    const key = cosigningKey(createKeyFile(this.key, name, seed));
    openSqliteWitnessStore(this.state, formatVerifierKey(key), sha256).close();
    return key;
  }

  verifierKey(): VerifierKey {
    return cosigningKey(this.keyFile());
  }

  /** Throws CliFailure where the file of logs cannot be read. */
  knownLogs(): TrustPolicy['logs'] {
    if (!existsSync(this.logs)) return [];
    const policy = parseTrustPolicy(sha256, readFileSync(this.logs));
    if (!policy.ok) throw unreadable(`${this.logs}: ${policy.rejection.reason}`);
    return policy.value.logs;
  }

  /** Throws CliFailure where key or state is missing, or they do not belong together. */
  open(clock: () => number): { readonly witness: Witness; readonly store: WitnessStore } {
    const file = this.keyFile();
    const key = cosigningKey(file);
    if (!existsSync(this.state)) {
      throw unavailable(
        `${this.state} is missing: without it this key could cosign what it has refused before. Make a new witness in another folder, and give its key to the logs.`,
      );
    }
    const store = this.openState(key);
    const sign = (message: Uint8Array): Uint8Array => file.signer.sign(message);
    const parts = { sha256, key, sign, verify: nativeVerify, logs: this.knownLogs(), store, clock };
    return { witness: new Witness(parts), store };
  }

  private openState(key: VerifierKey): WitnessStore {
    try {
      return openSqliteWitnessStore(this.state, formatVerifierKey(key), sha256);
    } catch (error) {
      if (error instanceof StateOfAnotherWitness)
        throw new CliFailure(error.message, EXIT.no, { cause: error });
      throw error;
    }
  }

  private keyFile(): KeyFile {
    if (existsSync(this.key)) return readKeyFile(this.key);
    throw unavailable(`${this.root} holds no witness; make one with \`mingjing witness init --name NAME\`.`);
  }
}

function cosigningKey({ actor, signer }: KeyFile): VerifierKey {
  return verifierKey(sha256, actor, COSIGNATURE_V1, signer.publicKey);
}
