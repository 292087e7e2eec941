import type { BatchVerifier, Constitution, FindKey } from '@mingjing/writer';
import type { TrustPolicy } from '@mingjing/log';
import type { LogAtHand } from '../../ledger/composition/constitution';

export interface VerifyOptions {
  /** The rules by which the log was written, by which each entry is decided again. */
  readonly constitution: (origin: string, log: LogAtHand) => Constitution;
  readonly findKey: FindKey;
  readonly verifier: BatchVerifier;
  /** A folder for this run alone, which the caller removes. */
  readonly temporary: string;
  /** The log's verifier key as the reader has it from elsewhere. */
  readonly logKey?: string;
  /** Whose cosignatures the checkpoint must bear. */
  readonly policy?: TrustPolicy;
  /** Checkpoints, or proofs under one, that the reader kept: the log must have grown from each. */
  readonly seenBefore?: readonly string[];
  /** A file that an entry names and that is not here is a fault; otherwise it is counted. */
  readonly requireFiles?: true;
  readonly onProgress?: (entries: number, size: number) => void;
}
