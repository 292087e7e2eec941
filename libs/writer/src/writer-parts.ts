import type { CheckpointStore, EventStore, FileStore } from '@mingjing/event-store';
import type { VaultStore } from '@mingjing/vault';
import type { Constitution } from './deciding/constitution';
import type { FindKey } from './accepting/keys';
import type { LedgerIndex } from './world/ledger-index';
import type { LogKey } from './sealing/seal';
import type { Witnessing } from './sealing/witnessing';
import type { SignatureVerifier, Signer } from './native/signature-verifier';

/** All that a writer stands on. Only the composition root names the adapters behind these ports. */
export interface WriterParts {
  readonly ledger: Constitution;
  readonly findKey: FindKey;
  readonly store: EventStore;
  readonly checkpoints: CheckpointStore;
  readonly vault: VaultStore;
  readonly files: FileStore;
  readonly index: LedgerIndex;
  readonly verifier: SignatureVerifier;
  readonly logKey: LogKey;
  readonly serviceKey: Signer;
  /** Milliseconds since the epoch: the server's clock, or the story's. */
  readonly clock: () => number;
  /** 16 random bytes: the id of an observed entry. */
  readonly random: () => Uint8Array;
  /** Gathers cosignatures; without it nobody can wait for `witnessed`. */
  readonly witnesses?: Witnessing;
}
