import type { Checkpoint } from '@mingjing/log';
import { CliFailure, EXIT } from '../failure';

/** Why an export is not made, and what to do. In each case an earlier one in the folder stays as it is. */

export function alteredFile(source: string, name: string): CliFailure {
  return new CliFailure(
    `${source}: the file ${name} no longer hashes to its name. Put back the right bytes, then export again.`,
    EXIT.no,
  );
}

export function notTheSigned(root: string): CliFailure {
  return new CliFailure(
    `The entries do not hash to ${root}, which the checkpoint says: the log was changed after it was signed. Nothing was exported; keep the files as they are and run \`mingjing verify\`.`,
    EXIT.no,
  );
}

/** Whoever exports every night would lose the very entries that a restored ledger lacks. */
export function olderThan(dir: string, earlier: Checkpoint, { size }: Checkpoint): CliFailure {
  return new CliFailure(
    `${dir} holds an export of ${earlier.origin} over ${earlier.size} entries, and what is to be exported has only ${size}: it is the older of the two. The export was left as it is. Where entries were lost here, take them from it (mingjing recover --from ${dir}); else export into another folder.`,
    EXIT.no,
  );
}

export function anotherHistory(dir: string, size: number, exported: string, found: string): CliFailure {
  return new CliFailure(
    `${dir} holds an export whose ${size} entries hash to ${exported}, but the first ${size} of this log hash to ${found}: another history was exported here before. Nothing was exported. Keep both, and show them to whoever audits the ledger.`,
    EXIT.no,
  );
}
