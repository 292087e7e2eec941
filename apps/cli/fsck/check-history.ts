import { logKeysAt, verifiersOf, type CheckpointTrust } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { attempt } from './attempt';
import { CHECKPOINT_FILE, CheckpointsCheck, type CheckedHistory } from './checkpoints-check';
import type { Findings } from './finding';
import type { FsckOptions } from './fsck-options';
import type { LogCheck } from './log-check';

const NONE: CheckedHistory = { checkpoints: 0, size: 0 };

/** The checkpoints under the keys that the log had in force at their sizes; the key files are held against it elsewhere. */
export function checkHistory(
  log: LogCheck,
  { checkpoint }: DataFolder,
  { verifier, progress }: FsckOptions,
  findings: Findings,
): CheckedHistory {
  const { tree, opening } = log;
  if (opening === undefined) return NONE;
  const { ledger: origin } = opening.statement;
  const named = log.logKeys();
  const trustAt = (size: number): CheckpointTrust => {
    const keys = logKeysAt(sha256, named, size);
    const verifiers = verifiersOf(keys, (publicKey, message, signature) =>
      verifier.verifyNow({ publicKey, message, signature }),
    );
    return { origin, log: verifiers, witnesses: [] };
  };
  const bar = progress('verifying checkpoints', tree.size);
  try {
    return attempt(findings, CHECKPOINT_FILE, NONE, () =>
      new CheckpointsCheck(tree, trustAt, findings).all(checkpoint, bar),
    );
  } finally {
    bar.stop();
  }
}
