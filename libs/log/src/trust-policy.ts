import type { VerifierKey } from './verifier-key';

export interface PolicyLog {
  /** Its name is the log's origin. */
  readonly key: VerifierKey;
  readonly url?: string;
}

export interface PolicyWitness {
  readonly kind: 'witness';
  /** What the policy calls it; nothing outside does. */
  readonly name: string;
  readonly key: VerifierKey;
  /** By recommendation the submission prefix of tlog-witness. */
  readonly url?: string;
}

export interface WitnessGroup {
  readonly kind: 'group';
  readonly name: string;
  /** How many of the members must have witnessed: 1 to all. */
  readonly threshold: number;
  readonly members: readonly QuorumPart[];
}

export type QuorumPart = PolicyWitness | WitnessGroup;

/** Whom a reader believes, and how many of them. */
export interface TrustPolicy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly quorum: QuorumPart | { readonly kind: 'none' };
}
