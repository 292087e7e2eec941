import {
  logKeysAt,
  verifiersOf,
  type CheckpointTrust,
  type TrustPolicy,
  type VerifierKey,
  type VerifyEd25519,
} from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { attempt } from './attempt';
import { CheckpointsCheck, type CheckedHistory } from './checkpoints-check';
import { CHECKPOINT_FILE } from './cosigned-check';
import type { Findings } from './finding';
import type { FsckOptions } from './fsck-options';
import type { LogCheck } from './log-check';

interface Around {
  readonly findings: Findings;
  /** Keys of the witnesses whose lines can be verified. */
  readonly witnesses: readonly VerifierKey[];
  /** Which of them must have cosigned. */
  readonly quorum: TrustPolicy['quorum'];
}

const NONE: CheckedHistory = { checkpoints: 0, size: 0 };

/** The checkpoints under the keys that the log had in force at their sizes; the key files are held against it elsewhere. */
export function checkHistory(
  log: LogCheck,
  { checkpoint }: DataFolder,
  { verifier, progress }: FsckOptions,
  { findings, witnesses, quorum }: Around,
): CheckedHistory {
  const { tree, opening } = log;
  if (opening === undefined) return NONE;
  const { ledger: origin } = opening.statement;
  const named = log.logKeys();
  const verify: VerifyEd25519 = (publicKey, message, signature) =>
    verifier.verifyNow({ publicKey, message, signature });
  const cosigners = verifiersOf(witnesses, verify);
  const trustAt = (size: number): CheckpointTrust => {
    const keys = logKeysAt(sha256, named, size);
    return { origin, log: verifiersOf(keys, verify), witnesses: cosigners };
  };
  const bar = progress('verifying checkpoints', tree.size);
  try {
    return attempt(findings, CHECKPOINT_FILE, NONE, () =>
      new CheckpointsCheck(tree, trustAt, quorum, findings).all(checkpoint, bar),
    );
  } finally {
    bar.stop();
  }
}
