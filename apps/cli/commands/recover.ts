import { existsSync } from 'node:fs';
import { LedgerInUse } from '@mingjing/event-store';
import { logKeysInForce, type NamedLogKey } from '@mingjing/kernel';
import { formatVerifierKey, parseCheckpoint } from '@mingjing/log';
import { registry } from '../../ledger/composition/constitution';
import { createDataFolder, dataFolder, type DataFolder } from '../../ledger/composition/data-folder';
import { heldKeysIn } from '../../ledger/composition/held-keys';
import { claimedCheckpoint } from '../export/export-target';
import { CliFailure, EXIT } from '../failure';
import { heldByAService } from '../gateway/open-alone';
import { given } from '../given';
import type { CliIo } from '../io';
import type { LogSource } from '../log/log-source';
import { withTemporaryFolder } from '../log/temporary-folder';
import { holdAgainstWitnesses } from '../recover/ask-witnesses';
import { layMissing, writeMissing } from '../recover/catch-up';
import { OwnCopy } from '../recover/own-copy';
import type { LogSummary } from '../verify/verdict';
import { soundLogKey } from './given-keys';
import { logAt, type LogOptions } from './log-at';
import { verifySource } from './verify-source';

export interface RecoverOptions extends LogOptions {
  /** A folder or an address that holds the log with its missing entries. */
  readonly from: string;
  /** The log's verifier key as the user has it from elsewhere. */
  readonly logKey?: string;
}

/** Catches a folder up that was restored from an old copy, from an export or a mirror of the same log. */
export async function recover(options: RecoverOptions, io: CliIo): Promise<void> {
  const folder = dataFolder(options.data);
  const logKey = soundLogKey(options.logKey);
  if (!existsSync(folder.keys)) {
    throw new CliFailure(
      `${folder.root} has no keys/: put the server's key files there first.`,
      EXIT.unavailable,
    );
  }
  createDataFolder(folder);
  await withTemporaryFolder(async (temporary) => {
    const source = await logAt(options.from, options, temporary, io);
    try {
      await withOwnCopy(folder, (own) =>
        catchUp(own, source, { folder, temporary, ...given({ logKey }) }, io),
      );
    } finally {
      await source.close();
    }
  });
}

interface Around {
  readonly folder: DataFolder;
  readonly temporary: string;
  readonly logKey?: string;
}

async function catchUp(own: OwnCopy, source: LogSource, around: Around, io: CliIo): Promise<void> {
  const { note, checkpoint } = await claimedCheckpoint(source);
  const sealed = sizeOf(own.note);
  const from = own.tree.size;
  const isWhole = from >= sealed && checkpoint.size === sealed;
  if (isWhole || checkpoint.size < Math.max(from, sealed)) {
    throw new CliFailure(
      `${source.name} holds ${checkpoint.size} entries and this folder ${Math.max(from, sealed)}: there is nothing to catch up with. Find a newer export or mirror.`,
      EXIT.no,
    );
  }
  const summary = await verified(own, source, around, io);
  demandOurKey(around.folder, summary);
  const tree = await layMissing(own, source, checkpoint);
  const asked = { origin: summary.origin, logKeys: summary.logKeys, note, tree, checkpoints: own.cosigned };
  const sure = await holdAgainstWitnesses(around.folder, asked);
  const done = await writeMissing(own, source, from, { size: checkpoint.size, note }, registry);
  io.out(
    `${done.entries} entries and ${done.files} files taken over: the log has ${checkpoint.size} entries.`,
  );
  io.err(sure);
  if (done.filesAbsent > 0) io.err(`${done.filesAbsent} files that they name are not in ${source.name}.`);
  io.err(
    'Personal data stand in no export: keep the newest vault.db that you have, or say that there is none (mingjing vault replace-lost); what only a lost one held is gone.',
  );
}

/** The whole copy as an outsider verifies it, and that it goes on from what was signed here. Throws CliFailure. */
async function verified(
  { note }: OwnCopy,
  source: LogSource,
  { temporary, logKey }: Around,
  io: CliIo,
): Promise<LogSummary> {
  const seenBefore = note === '' ? {} : { seenBefore: [note] };
  const verdict = await verifySource(source, { temporary, ...given({ logKey }), ...seenBefore }, io);
  if (verdict.ok) return verdict.summary;
  const { code, reason } = verdict.fault.rejection;
  throw new CliFailure(`${source.name} does not hold (${code}): ${reason} Nothing was written.`, EXIT.no);
}

/** A log whose checkpoints this server could not go on signing would not start. */
function demandOurKey(folder: DataFolder, { origin, size, logKeys }: LogSummary): void {
  const { logKey, nextLogKey } = heldKeysIn(folder, origin);
  const held = [logKey, ...(nextLogKey === undefined ? [] : [nextLogKey])];
  const isHeld = ({ logKey: name }: NamedLogKey): boolean =>
    held.some(({ verifier }) => formatVerifierKey(verifier) === name);
  if (logKeysInForce(logKeys, size).some(isHeld)) return;
  throw new CliFailure(
    `${folder.keys} does not hold the key of ${origin}: put the log.key of that ledger there, or name its own folder with --data. Nothing was written.`,
    EXIT.no,
  );
}

/** Throws CliFailure where a service holds the folder, or takes it before anything was written. */
async function withOwnCopy(folder: DataFolder, work: (own: OwnCopy) => Promise<void>): Promise<void> {
  let own: OwnCopy | undefined;
  try {
    own = await OwnCopy.open(folder);
    await work(own);
  } catch (error) {
    if (error instanceof LedgerInUse) throw heldByAService(folder.root, error, 'stop it first.');
    throw error;
  } finally {
    await own?.close();
  }
}

/** As a checkpoint claims; 0 where there is none. */
function sizeOf(note: string): number {
  const claimed = parseCheckpoint(note);
  return claimed.ok ? claimed.value.size : 0;
}
