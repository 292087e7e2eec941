import { existsSync, readFileSync } from 'node:fs';
import type { CheckpointStore } from '@mingjing/event-store';
import {
  formatVerifierKey,
  isQuorum,
  isSame,
  missingFrom,
  noteVerifier,
  parseTrustPolicy,
  type PolicyLog,
  type PolicyWitness,
  type TrustPolicy,
  type VerifierKey,
} from '@mingjing/log';
import { CosignatureDesk, WitnessClient, type DeskParts, type Rhythm } from '@mingjing/witness';
import { nativeVerify, sha256 } from '@mingjing/writer';
import type { DataFolder } from './data-folder';

/** Whom the ledger asks for cosignatures. */
export interface WitnessedBy {
  readonly policy: TrustPolicy;
  /** Milliseconds that a statement waits for them; ten seconds unless given. */
  readonly patience?: number;
  readonly rhythm?: Rhythm;
  /** Milliseconds of a clock that only goes forward, by which a pen on several machines is held to them. */
  readonly elapsed?: () => number;
}

/** A policy by which this ledger could never be witnessed. */
export class BadWitnessPolicy extends Error {}

const PATIENCE_MS = 10_000;
/** One attempt; with its repetitions a witness that is away costs a round some eight seconds. */
export const ATTEMPT_MS = 2_500;
export const RHYTHM: Rhythm = { pause: 200, again: 5_000, retries: { attempts: 2, firstPause: 250 } };

/** The policy file that is named, else that of the data folder; nothing where neither is there. */
export function witnessesIn(
  named: string | undefined,
  folder: DataFolder,
): { readonly witnessedBy?: WitnessedBy } {
  const path = named ?? (existsSync(folder.witnessPolicy) ? folder.witnessPolicy : undefined);
  return path === undefined ? {} : { witnessedBy: { policy: readPolicy(path) } };
}

/** Throws BadWitnessPolicy with a sentence that names the file and the line. */
export function readPolicy(path: string): TrustPolicy {
  const bytes = readBytes(path);
  const policy = parseTrustPolicy(sha256, bytes);
  if (policy.ok) return policy.value;
  throw new BadWitnessPolicy(`${path}: ${policy.rejection.reason}`);
}

/** As the writer and the open ledger take it: a member that is there, or none. */
export function deskOf(
  witnessedBy: WitnessedBy | undefined,
  checkpoints: CheckpointStore,
): { readonly witnesses: CosignatureDesk } | undefined {
  return witnessedBy === undefined ? undefined : { witnesses: deskBy(witnessedBy, checkpoints) };
}

export function deskBy(
  { policy, patience = PATIENCE_MS, rhythm = RHYTHM }: WitnessedBy,
  checkpoints: CheckpointStore,
): CosignatureDesk {
  const clientOf: DeskParts['clientOf'] = ({ url }) =>
    url === undefined ? undefined : new WitnessClient({ url, timeout: ATTEMPT_MS }, sha256);
  return new CosignatureDesk({ policy, patience, rhythm, clientOf, checkpoints, verify: nativeVerify });
}

/** Throws BadWitnessPolicy where the policy could never be kept by a ledger with those log keys. */
export function assertCanWitness(witnessedBy: WitnessedBy | undefined, held: readonly VerifierKey[]): void {
  if (witnessedBy === undefined) return;
  const { logs, witnesses, quorum } = witnessedBy.policy;
  const isOurs = ({ key }: PolicyLog): boolean => held.some((own) => isSame(own, key));
  if (logs.length > 0 && !logs.some(isOurs)) {
    const names = held.map(({ name, keyId }) => `${name}+${keyId}`).join(' and ');
    throw new BadWitnessPolicy(
      `The witness policy is for other logs than ${names}: add this ledger's log line, or leave all of them out.`,
    );
  }
  assertVerifiable(witnesses);
  const odd = witnesses.find(({ url }) => url !== undefined && !/^https?:\/\/[^/]/.test(url));
  if (odd !== undefined) {
    throw new BadWitnessPolicy(
      `The witness ${odd.name} has the address ${odd.url ?? ''}; it must begin with http:// or https://.`,
    );
  }
  const hasAddress = ({ url }: { readonly url?: string }): boolean => url !== undefined;
  if (isQuorum(quorum, hasAddress)) return;
  throw new BadWitnessPolicy(
    `No quorum can be reached by witnesses that have an address: it wants ${missingFrom(quorum, hasAddress) ?? ''}. Write the address behind the key.`,
  );
}

/** A cosignature that nobody here can verify counts for no quorum: its witness would be asked for ever, in vain. */
function assertVerifiable(witnesses: readonly PolicyWitness[]): void {
  const odd = witnesses.find(({ key }) => noteVerifier(key, nativeVerify) === null);
  if (odd === undefined) return;
  const type = `0x${odd.key.type.toString(16).padStart(2, '0')}`;
  throw new BadWitnessPolicy(
    `The witness policy names the witness ${odd.name} by ${formatVerifierKey(odd.key)}, a key of signature type ${type}, which this ledger cannot verify: its cosignatures would never count. Ask whoever runs the witness for its key of type 0x04 (Ed25519, cosignature/v1) and write that into the line, or leave this witness out.`,
  );
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new BadWitnessPolicy(`The witness policy ${path} cannot be read.`, { cause });
  }
}
