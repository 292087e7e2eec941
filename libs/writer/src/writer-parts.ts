import type { CheckpointStore, EventStore, FileStore } from '@mingjing/event-store';
import type { Rejection } from '@mingjing/kernel';
import type { VerifierKey } from '@mingjing/log';
import type { VaultStore } from '@mingjing/vault';
import type { Constitution } from './deciding/constitution';
import type { FindKey } from './accepting/keys';
import type { LedgerIndex } from './world/ledger-index';
import type { LogKey } from './sealing/seal';
import type { Witnessing } from './sealing/witnessing';
import type { BatchVerifier } from './native/batch-verifier';
import type { SignatureVerifier, Signer } from './native/signature-verifier';

/** A key of this server is lost for good: what it signed is believed, and nothing is sealed before it is replaced. */
export interface Recovering {
  /** Keys that the log names; of those that are not held the public half is all there is. */
  readonly logKeys: readonly VerifierKey[];
}

/**
 * Whether somebody outside knows a longer log, or another one, than this: then it was restored from an old copy,
 * and whatever it signed would be a second history.
 */
export interface Freshness {
  /** Before anything is signed. Throws RefusedToStart where a longer or another log is known. */
  confirm(own: OwnLog): Promise<void>;
  /** Why nothing may be recorded yet: too few have answered. Undefined once they have. */
  heldBack(): Rejection | undefined;
}

/** The log as it lies here, hashed and held against its own checkpoint. */
export interface OwnLog {
  readonly size: number;
  /** The newest checkpoint; empty where there is none. */
  readonly note: string;
  rootAt(size: number): Uint8Array;
  /** Between two sizes of it (RFC 9162, 2.1.4). */
  consistency(from: number, to: number): readonly Uint8Array[];
}

/** By what the writer paces the deadlines that give way. */
export interface Pace {
  /** Milliseconds of a clock that only goes forward; differences alone mean something. */
  elapsed(): number;
  /** Calls once what stands in the log has been told to whoever follows it; at once where nobody does. */
  told(call: () => void): void;
  /** Calls once so many milliseconds have passed; the function returned takes it back. */
  after(milliseconds: number, call: () => void): () => void;
}

/** All that a writer stands on. Only the composition root names the adapters behind these ports. */
export interface WriterParts {
  readonly ledger: Constitution;
  readonly findKey: FindKey;
  readonly store: EventStore;
  readonly checkpoints: CheckpointStore;
  readonly vault: VaultStore;
  readonly files: FileStore;
  readonly index: LedgerIndex;
  readonly verifier: SignatureVerifier & BatchVerifier;
  readonly logKey: LogKey;
  /** Prepared for a change of the log's key: signs from its LogKeyEnrolled on, beside the other or alone. */
  readonly nextLogKey?: LogKey;
  readonly serviceKey: Signer;
  /** Prepared for a change of the service key: signs from the index after its KeyEnrolled on. */
  readonly nextServiceKey?: Signer;
  /** Asks outside whether this log is the newest that anybody has seen; without it nobody can tell. */
  readonly freshness?: Freshness;
  /** Opened only to state what replaces a lost key of this server. */
  readonly recovering?: Recovering;
  /** Milliseconds since the epoch: the server's clock, or the story's. */
  readonly clock: () => number;
  /** 16 random bytes: the id of an observed entry. */
  readonly random: () => Uint8Array;
  /** Without it deadlines that give way follow one another at once. */
  readonly pace?: Pace;
  /** Gathers cosignatures; without it nobody can wait for `witnessed`. */
  readonly witnesses?: Witnessing;
}
