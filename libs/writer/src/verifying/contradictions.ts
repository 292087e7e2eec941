import { recordedTime, type Rejection } from '@mingjing/kernel';
import { isClockBehind } from '../sealing/clock-behind';
import { RefusedToStart } from './refused-to-start';

/** Everything for which a ledger refuses to start, in one place: what was found, what it means, what to do. */

const KEEP = 'Change nothing in the folder, copy it, and run "mingjing fsck --data DIR" on the copy';

/** Not one entry is there, and yet what lies beside ledger.db has served a ledger: `traces` says what. */
export function ledgerLost(traces: readonly string[]): RefusedToStart {
  return new RefusedToStart('ledger-lost', {
    found: `ledger.db is missing or holds no entry, but ${traces.join(', and ')}.`,
    means:
      'A ledger was open here and its entries were lost, or only a part of its folder was restored. Whatever were founded now would be a second history beside the one that was shown.',
    remedy:
      'Put back the newest ledger.db from a backup, or take the whole log from an export or a mirror: mingjing recover --from DIR|URL. A new ledger wants an empty folder and keys of its own. Nothing was written.',
  });
}

export function checkpointMissing(size: number): RefusedToStart {
  return new RefusedToStart('checkpoint-missing', {
    found: `The log has ${size} entries of more than one moment, but checkpoint.db holds no checkpoint.`,
    means:
      'The ledger signs each group before it takes the next, so checkpoint.db was lost, emptied or put there anew; signing the log as it is now could sign another history than the one that was shown.',
    remedy:
      'Put back the checkpoint.db that belongs to this ledger.db: from a backup of the same moment or a later one.',
  });
}

export function checkpointUnreadable({ reason }: Rejection): RefusedToStart {
  return new RefusedToStart('checkpoint-unreadable', {
    found: `The newest checkpoint in checkpoint.db cannot be read: ${reason}`,
    means: 'It was altered past the ledger, or the file is damaged.',
    remedy: `${KEEP}; it says which checkpoints still hold. Then put back checkpoint.db from a backup.`,
  });
}

export function checkpointOfOther(found: string, expected: string): RefusedToStart {
  return new RefusedToStart('checkpoint-other-origin', {
    found: `The newest checkpoint in checkpoint.db is one of ${found}, but this ledger is ${expected}.`,
    means: 'The files of two ledgers were mixed, or the ledger was given another name.',
    remedy: `Put back the checkpoint.db of ${expected}, or name the folder that belongs to ${found}.`,
  });
}

export function checkpointNotOurs({ reason }: Rejection): RefusedToStart {
  return new RefusedToStart('checkpoint-not-ours', {
    found: `The newest checkpoint in checkpoint.db was not signed by the key in keys/log.key (${reason})`,
    means: 'Either checkpoint.db or keys/log.key belongs to another ledger, or the key was replaced.',
    remedy:
      'Put back the checkpoint.db and the keys that belong together. A key is changed in steps that the log announces (mingjing keys rotate-log), never by another file alone; a lost one is replaced as docs/keys.md says.',
  });
}

export function checkpointForged({ reason }: Rejection): RefusedToStart {
  return new RefusedToStart('checkpoint-forged', {
    found: `The newest checkpoint in checkpoint.db bears this log's key, but its signature does not hold (${reason})`,
    means: 'Its size or root was changed after it was signed.',
    remedy: `${KEEP}. Compare with the checkpoints that witnesses and readers hold, then put back checkpoint.db from a backup.`,
  });
}

export function checkpointSplit(size: number, one: string, other: string): RefusedToStart {
  return new RefusedToStart('checkpoint-split', {
    found: `checkpoint.db holds two signed checkpoints of size ${size} with different roots: ${one} and ${other}.`,
    means:
      "Two histories of the same length were signed with this log's key. Together they prove it to everyone.",
    remedy: `${KEEP}. Ask witnesses and readers which of the two they were shown; the key must be taken as compromised.`,
  });
}

export function logShorter(size: number, signed: number): RefusedToStart {
  const log = size === 0 ? 'The log is empty (ledger.db is new)' : `The log has ${size} entries`;
  return new RefusedToStart('log-shorter', {
    found: `${log}, but a checkpoint over ${signed} was signed.`,
    means: 'ledger.db is older than checkpoint.db, or entries were cut off its end.',
    remedy: `Restore the newer ledger.db, with all ${signed} entries, from a backup; or catch up from an export or a mirror: mingjing recover --from DIR|URL.`,
  });
}

export function rootDiffers(size: number, found: string, signed: string): RefusedToStart {
  return new RefusedToStart('root-differs', {
    found: `The first ${size} entries hash to ${found}, but the signed checkpoint says ${signed}.`,
    means: 'An entry was changed, removed, added or moved after it was signed.',
    remedy: `${KEEP}; it names where the log ceases to be the one that was signed. Then restore ledger.db from a backup, an export or a mirror.`,
  });
}

/** Behind the last checkpoint: written by a crash, or slipped in. */
export function entryInvalid(index: number, why: Rejection): RefusedToStart {
  return new RefusedToStart('entry-invalid', {
    found: `Entry ${index} does not hold (${why.code}): ${why.reason}`,
    means:
      'It stands behind the last signed checkpoint, and the ledger itself never wrote it so: it was written past the ledger, and is not signed.',
    remedy: `${KEEP}. Then restore ledger.db and checkpoint.db from a backup of one moment, or from an export.`,
  });
}

/** Under the last checkpoint: it was right when it was signed. */
export function sealedEntryInvalid(index: number, why: Rejection): RefusedToStart {
  return new RefusedToStart('sealed-entry-invalid', {
    found: `Entry ${index}, which is under a signed checkpoint, is not accepted by this program (${why.code}): ${why.reason}`,
    means:
      'The entry is unchanged since it was signed. So the program decides otherwise than the one that signed it: it is older, or altered; or who held the log key signed what no ledger accepts; or ledger.index was altered while the ledger ran and decided by it.',
    remedy:
      'Start the version of the program that wrote the log last. Where that refuses too, run "mingjing verify --data DIR" and show its answer to whoever audits the ledger.',
  });
}

export function viewsAhead(view: string, told: number, size: number): RefusedToStart {
  return new RefusedToStart('views-ahead', {
    found: `views.db tells ${told} entries (${view}), but the log has only ${size}.`,
    means:
      'Views are told from durable entries only, so the log was longer: ledger.db and checkpoint.db were both set back to an earlier state.',
    remedy: `Restore the newest ledger.db and checkpoint.db, or catch up from an export or a mirror: mingjing recover --from DIR|URL. Only where the ${told - size} entries after ${size} are lost for good, and all who hold receipts know it, move views.db away and start again.`,
  });
}

/** `index` is the first entry that commits to personal data. */
export function vaultLost(index: number): RefusedToStart {
  return new RefusedToStart('vault-lost', {
    found: `vault.db is missing or empty, but entry ${index} commits to personal data.`,
    means:
      'The vault was lost, or the folder was restored without it. In a new one none of the names and other personal data would stand that the log commits to, and nobody would notice.',
    remedy:
      'Put back the newest vault.db from a backup (what was erased since is erased again). Only where there is none: mingjing vault replace-lost --data DIR, which lays an empty one; what the lost one held is gone for good. Nothing was written.',
  });
}

/** Throws where the clock is too far behind the last entry to go on from it. */
export function assertClock(now: number, lastRecordedAt: string): void {
  if (!isClockBehind(now, lastRecordedAt)) return;
  throw new RefusedToStart('clock-behind', {
    found: `The server's clock says ${recordedTime(now)}, but the last entry was recorded at ${lastRecordedAt}.`,
    means: 'The clock was set back, or was ahead when the entry was recorded; times would run backwards.',
    remedy: `Set the clock right, and start again. If it is right now and was ahead then, no setting helps: the ledger starts again once ${lastRecordedAt} has passed, and until then fsck, verify and export work as ever. Where waiting so long is out of the question, docs/operating.md ("A clock that was ahead") says what a restored backup costs.`,
  });
}
