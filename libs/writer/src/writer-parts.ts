import type { CheckpointStore, EventStore, FileStore } from '@mingjing/event-store';
import type { VaultStore } from '@mingjing/vault';
import type { Constitution } from './judge';
import type { FindKey } from './keys';
import type { LedgerIndex } from './ledger-index/ledger-index';
import type { LogKey } from './seal';
import type { SignatureVerifier, Signer } from './verifier';

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
}
